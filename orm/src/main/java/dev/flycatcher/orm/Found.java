package dev.flycatcher.orm;

/**
 * What {@link Database#getOrCreate} came to.
 *
 * @param created whether the row is new
 */
public record Found<E>(E entity, boolean created) {}
