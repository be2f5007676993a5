package dev.flycatcher.analyzer.detect;

/** How much a finding matters, most first. */
public enum Severity {
    ERROR,
    WARNING,
    INFO
}
