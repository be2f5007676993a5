package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Shape;
import java.util.Arrays;
import java.util.List;

/** Findings in one line each: {@code A01 ERROR E3 orders.cust_id -> cust.id k=10 n=10}. */
final class Verdicts {
    private Verdicts() {}

    static List<Finding> findings(Scenario... units) {
        Judge judge = new Judge();
        Arrays.stream(units).forEach(unit -> judge.add(unit.trace()));
        return judge.verdicts().stream().map(Verdict::finding).toList();
    }

    /** Every finding, most severe rule first as found. */
    static List<String> of(Scenario... units) {
        return findings(units).stream().map(Verdicts::line).toList();
    }

    /** Findings above information. */
    static List<String> alarms(Scenario... units) {
        return findings(units).stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Verdicts::line)
                .toList();
    }

    static String line(Finding finding) {
        Parent parent = finding.parent();
        Child child = finding.child();
        String from = parent == null ? "" : table(parent.shape()) + "." + parent.column() + " -> ";
        String rows = parent == null ? "" : " n=" + parent.rows();
        return finding.rule() + " " + finding.severity() + " " + finding.evidence() + " " + from + table(child.shape())
                + (child.column() == null ? "" : "." + child.column()) + " k=" + child.executions() + rows;
    }

    private static String table(Shape shape) {
        List<Outline.Table> tables = Outline.of(shape).tables();
        return tables.isEmpty() ? "" : tables.get(0).name();
    }
}
