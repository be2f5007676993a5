package dev.flycatcher.testapps.patients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/** What one part of a patient found out, boiled down to a line that its twin must print as well. */
public final class Answer {
    private final String name;
    private final CRC32 sum = new CRC32();
    private int facts;

    public Answer(String name) {
        this.name = name;
    }

    /** Adds one fact; the order of the facts matters. */
    public void add(String fact) {
        sum.update(fact.getBytes(UTF_8));
        sum.update('\n');
        facts++;
    }

    /** Prints the line on standard output: name, number of facts, checksum. */
    public void print() {
        System.out.printf("%s: %d facts, %08x%n", name, facts, sum.getValue());
    }
}
