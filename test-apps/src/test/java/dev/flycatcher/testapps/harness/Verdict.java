package dev.flycatcher.testapps.harness;

/**
 * One thing that is to be found, or was found.
 *
 * @param rule {@code A01}
 * @param place file and line of the call site, {@code Timeline.java:42}
 * @param executions of the repeated statement
 */
record Verdict(String rule, String place, long executions) implements Comparable<Verdict> {

    @Override
    public int compareTo(Verdict other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return place + " " + rule + " x" + executions;
    }
}
