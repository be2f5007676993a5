package dev.flycatcher.testapps.benchmarks.orm;

/** Where the contenders meet. */
public enum Engine {
    SQLITE,
    POSTGRESQL,
    MARIADB
}
