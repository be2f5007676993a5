package dev.flycatcher.analyzer.trace;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a connection leads to, as its driver tells: enough to know it again, not enough to find it.
 *
 * @param id a hash of where it is, salted anew in each run; "" when it is not known
 * @param engine by the name it has in JDBC URLs ({@code postgresql}); "" when it is not known
 * @param driver its name and version; "" when they are not known
 * @param options of the driver by name, those that rules judge by; one that is missing is not known
 */
public record Database(String id, String engine, String driver, SortedMap<String, String> options) {

    public Database {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** One of which only the engine is known. */
    public static Database of(String engine) {
        return new Database("", engine, "", new TreeMap<>());
    }
}
