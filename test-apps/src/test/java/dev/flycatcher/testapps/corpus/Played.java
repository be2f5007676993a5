package dev.flycatcher.testapps.corpus;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * A situation that was played, and what was told of it.
 *
 * @param traces what was recorded
 * @param stacks of every statement, in their order; empty where a door cannot give them
 */
record Played(Corpus.Labelled situation, List<Trace> traces, List<StackTraceElement[]> stacks, Report report) {

    static Played of(Corpus.Labelled situation, List<Trace> traces, List<StackTraceElement[]> stacks) {
        Analyzer analyzer = new Analyzer();
        traces.forEach(analyzer::add);
        return new Played(situation, traces, stacks, analyzer.report());
    }

    List<Told> told() {
        return report.entries().stream().map(Told::of).toList();
    }

    /** What is wrong with what was told, a line each; none when it is as labelled. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        List<Told> left = new ArrayList<>(told());
        for (String label : situation.finds()) {
            claim(label, left, true, faults);
        }
        for (String label : situation.tells()) {
            claim(label, left, false, faults);
        }
        left.stream()
                .filter(told -> !told.byTime() && (told.alarm() || told.proven() || told.labelled()))
                .forEach(told -> faults.add("not to be told: " + told));
        if (traces.stream().anyMatch(trace -> trace.dropped().executions() > 0)) {
            faults.add("executions were dropped");
        }
        return faults;
    }

    private static void claim(String label, List<Told> left, boolean alarm, List<String> faults) {
        for (Told told : left) {
            if (told.is(label) && told.alarm() == alarm) {
                left.remove(told);
                return;
            }
        }
        faults.add("missed: " + label);
    }
}
