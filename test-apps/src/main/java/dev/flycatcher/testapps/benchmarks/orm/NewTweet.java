package dev.flycatcher.testapps.benchmarks.orm;

/** A tweet to insert. */
public record NewTweet(long userId, String content, long createdAt) {}
