package dev.flycatcher.analyzer.detect;

import org.jspecify.annotations.Nullable;

/**
 * A further bind that came from the same rows as the first, as those of a composite key do.
 *
 * @param column the parent's column
 * @param index its 1-based index, 0 when unknown
 * @param bind 1-based position of the child's bind
 * @param childColumn the column it is compared with, null when the statement does not say
 */
public record Link(
        String column, int index, int bind, @Nullable String childColumn) {}
