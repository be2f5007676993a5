package dev.flycatcher.analyzer.report;

import java.util.Map;

/**
 * What a cure would save over everything that was recorded.
 *
 * @param roundTrips round trips less
 * @param millisAt milliseconds less, by round-trip time in milliseconds: keys {@code "0.1"}, {@code "0.5"},
 *     {@code "1"}, {@code "5"}, in that order
 */
public record Saved(long roundTrips, Map<String, Double> millisAt) {}
