package dev.flycatcher.analyzer.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a cure would save over everything that was recorded.
 *
 * @param roundTrips round trips less
 * @param millisAt milliseconds less, by round-trip time in milliseconds: keys {@code "0.1"}, {@code "0.5"},
 *     {@code "1"}, {@code "5"}, in that order
 */
public record Saved(long roundTrips, Map<String, Double> millisAt) {
    /** Round-trip times, in milliseconds, that every cost is stated for. */
    static final List<String> ROUND_TRIP_MILLIS = List.of("0.1", "0.5", "1", "5");

    /** The waiting alone: so many round trips at each round-trip time, whatever the database does in them. */
    public static Saved of(long roundTrips) {
        Map<String, Double> millisAt = new LinkedHashMap<>();
        ROUND_TRIP_MILLIS.forEach(millis -> millisAt.put(millis, roundTrips * Double.parseDouble(millis)));
        return new Saved(roundTrips, Collections.unmodifiableMap(millisAt));
    }

    /** The same kind of round trip, that many times. */
    public Saved times(long trips) {
        if (roundTrips == 0) {
            return of(trips);
        }
        Map<String, Double> millis = new LinkedHashMap<>();
        millisAt.forEach((at, saved) -> millis.put(at, saved * trips / roundTrips));
        return new Saved(trips, Collections.unmodifiableMap(millis));
    }
}
