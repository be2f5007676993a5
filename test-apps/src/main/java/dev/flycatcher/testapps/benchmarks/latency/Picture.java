package dev.flycatcher.testapps.benchmarks.latency;

import dev.flycatcher.testapps.benchmarks.latency.RoundTrips.Measured;
import java.util.List;
import java.util.Locale;

/** Draws what was measured: for each round-trip time the four forms, each as long as it is slower than the join. */
final class Picture {
    private static final int WIDTH = 720;
    private static final int LEFT = 150;
    private static final int BAR = 18;
    private static final int STEP = 24;
    private static final int GROUP = 44;

    private final List<Measured> all;
    private final double longest;
    private final StringBuilder svg = new StringBuilder();
    private int y = 64;

    private Picture(List<Measured> all) {
        this.all = all;
        this.longest = all.stream().mapToDouble(each -> each.beside(all)).max().orElse(1);
    }

    static String of(List<Measured> all) {
        return new Picture(all).draw();
    }

    private String draw() {
        long group = -1;
        for (Measured each : all) {
            if (each.roundTrip() != group) {
                group = each.roundTrip();
                y += group == all.get(0).roundTrip() ? 0 : GROUP - STEP + 6;
                text(16, y - 6, "g", String.format(Locale.ROOT, "round trip + %s ms", milliseconds(group)));
                y += 8;
            }
            bar(each);
            y += STEP;
        }
        return head() + svg + "</svg>\n";
    }

    private static String milliseconds(long nanos) {
        return nanos == 0 ? "0" : String.valueOf(nanos / 1e6).replaceFirst("\\.0$", "");
    }

    private void bar(Measured each) {
        double ratio = each.beside(all);
        double length = Math.max(2, ratio / longest * (WIDTH - LEFT - 190));
        text(LEFT - 10, y + 14, "n", each.form());
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"3\"/>%n",
                each.form().equals("N+1") ? "bad" : "good",
                LEFT,
                y,
                length,
                BAR));
        String label = String.format(
                Locale.ROOT,
                ratio < 10 ? "%.1f times, %d %s" : "%.0f times, %d %s",
                ratio,
                each.trips(),
                each.trips() == 1 ? "statement" : "statements");
        text((int) (LEFT + length + 8), y + 14, "v", label);
    }

    private void text(int x, int at, String kind, String content) {
        svg.append(String.format("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", kind, x, at, content));
    }

    private String head() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-label="Listing %3$d rows with their parents: time beside the join, per round-trip time">
                <style>
                text { font: 13px system-ui, sans-serif; fill: #24292f }
                .t { font-size: 16px; font-weight: 600 } .g { font-weight: 600 } .n { text-anchor: end } .v { fill: #57606a }
                .good { fill: #2e7d4f } .bad { fill: #c2410c }
                rect.paper { fill: #ffffff }
                @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .v { fill: #9aa4af } rect.paper { fill: #0d1117 } .good { fill: #4caf78 } .bad { fill: #f97316 } }
                </style>
                <rect class="paper" width="%1$d" height="%2$d"/>
                <text class="t" x="16" y="28">%3$d rows, each with its parent: time beside the join</text>
                """.formatted(WIDTH, y + 12, RoundTrips.ROWS);
    }
}
