package dev.flycatcher.agent;

import dev.flycatcher.agent.boot.Aside;
import dev.flycatcher.agent.boot.Gate;
import dev.flycatcher.agent.record.Mode;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.report.Report;
import java.nio.file.Path;

/** A session as a console sees it. */
final class Control implements FlycatcherMXBean {
    private static final int TOP = 10;
    private static final double PER_CENT = 100;

    private final Session session;

    Control(Session session) {
        this.session = session;
    }

    @Override
    public String getMode() {
        return session.mode().word();
    }

    @Override
    public void setMode(String mode) {
        Mode named = Mode.named(mode)
                .orElseThrow(
                        () -> new IllegalArgumentException("unknown mode '" + mode + "'; known are: " + Mode.names()));
        session.mode(named, "as asked by a console");
    }

    @Override
    public double getCpuPercent() {
        return session.share() < 0 ? -1 : session.share() * PER_CENT;
    }

    @Override
    public double getLimitPercent() {
        return session.limit() * PER_CENT;
    }

    @Override
    public long getUnits() {
        return session.outcome().counts().units();
    }

    @Override
    public long getExecutions() {
        return session.outcome().counts().executions();
    }

    @Override
    public long getDroppedExecutions() {
        return session.outcome().counts().dropped().executions();
    }

    @Override
    public long getDroppedValues() {
        return session.outcome().counts().dropped().values();
    }

    @Override
    public long getDroppedStacks() {
        return session.outcome().counts().dropped().stacks();
    }

    @Override
    public long getLostUnits() {
        return session.lostUnits();
    }

    @Override
    public long getLateValues() {
        return session.lateValues();
    }

    @Override
    public long getLostHandOffs() {
        return session.lostHandOffs();
    }

    @Override
    public int getPendingUnits() {
        return session.pendingUnits();
    }

    @Override
    public long getFailures() {
        return Gate.failures();
    }

    @Override
    public int getKeptAside() {
        return Aside.size();
    }

    @Override
    public String getFolder() {
        return session.outcome().folder().toString();
    }

    @Override
    public String[] getFindings() {
        return session.outcome().report().entries().stream()
                .limit(TOP)
                .map(Report.Entry::finding)
                .map(Control::line)
                .toArray(String[]::new);
    }

    static String line(Finding finding) {
        String place =
                finding.callSite() == null ? "" : " at " + finding.callSite().place();
        String units = finding.units() == 1 ? "" : " in " + finding.units() + " units";
        return finding.rule() + " " + finding.evidence() + place + units + ": "
                + finding.child().shape().sql();
    }

    @Override
    public void reset() {
        session.reset();
    }

    @Override
    public String[] writeReport() {
        return session.report().stream().map(Path::toString).toArray(String[]::new);
    }
}
