package dev.flycatcher.orm.model;

/** A type of the user's own. */
public record Color(int rgb) {}
