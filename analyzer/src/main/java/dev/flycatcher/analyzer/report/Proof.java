package dev.flycatcher.analyzer.report;

import static dev.flycatcher.analyzer.report.Plain.count;

import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Flow;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.detect.Scaling;
import dev.flycatcher.analyzer.rewrite.Verification;
import dev.flycatcher.analyzer.trace.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rung of the ladder of evidence, in words.
 *
 * @param level which rung
 * @param reached whether this finding stands on it
 * @param words what was seen, or what was not
 */
record Proof(Evidence level, boolean reached, String words) {

    /** All rungs, lowest first. */
    static List<Proof> of(Report.Entry entry) {
        Finding finding = entry.finding();
        List<Proof> rungs = new ArrayList<>();
        rungs.add(new Proof(
                Evidence.E0,
                true,
                "Repeated: one statement ran " + count(finding.child().executions(), "time") + "."));
        rungs.add(site(finding));
        rungs.add(loop(finding));
        rungs.add(flow(finding));
        rungs.add(scaling(entry));
        rungs.add(verified(entry.cure().verification()));
        boolean caused = finding.evidence() == Evidence.E6;
        rungs.add(new Proof(
                Evidence.E6,
                caused,
                caused
                        ? "Cause: with fewer rows in the parent, the executions fell in proportion."
                        : finding.parent() == null
                                ? "There is no parent whose rows could be cut short."
                                : "Not probed by cutting the parent's rows short."));
        return List.copyOf(rungs);
    }

    private static Proof verified(@Nullable Verification verification) {
        if (verification == null) {
            return new Proof(Evidence.E5, false, "The cure was not run on the data.");
        }
        String words = Plain.sql(verification.words());
        return switch (verification.state()) {
            case EQUAL -> new Proof(Evidence.E5, true, "Verified: the cure ran on the data; " + words + ".");
            case DIFFERENT -> new Proof(Evidence.E5, false, "Refused: run on the data, the rewrite " + words + ".");
            case NOT_RUN -> new Proof(Evidence.E5, false, "The cure was not run on the data: " + reason(words) + ".");
        };
    }

    private static String reason(String words) {
        return words.replaceFirst("^not verified: ", "");
    }

    private static Proof site(Finding finding) {
        Frame site = finding.callSite();
        if (site != null) {
            String place = Plain.name(site.place());
            return new Proof(Evidence.E1, true, "One place: the sampled calls came from " + place + ".");
        }
        String words = finding.stack().isEmpty()
                ? "No stack was sampled."
                : "The sampled calls came from libraries, with none of the application's code on the stack.";
        return new Proof(Evidence.E1, false, words);
    }

    private static Proof loop(Finding finding) {
        Frame loop = finding.loop();
        if (loop == null) {
            return new Proof(Evidence.E2, false, "No loop was found in the byte code around the call.");
        }
        String special = Around.special(finding);
        String words = special == null ? "it begins at " + Plain.name(loop.place()) : special;
        return new Proof(Evidence.E2, true, "In a loop: " + words + ".");
    }

    private static Proof flow(Finding finding) {
        Flow flow = finding.flow();
        Parent parent = finding.parent();
        if (flow == null || parent == null) {
            if (finding.evidence().compareTo(Evidence.E3) >= 0) {
                return new Proof(Evidence.E3, true, values(finding.rule()));
            }
            String words = finding.candidates().isEmpty()
                    ? "No earlier result held the bound values."
                    : count(finding.candidates().size(), "earlier column") + " would fit equally well; none is named.";
            return new Proof(Evidence.E3, false, words);
        }
        String words = String.format(
                Locale.ROOT,
                "Value flow: %,d of %,d bound values had been read from %s.%s before, %.0f %% of them in row order;"
                        + " odds of coincidence %s.",
                flow.matched(),
                flow.bound(),
                Claim.table(parent.shape().sql()),
                Plain.name(parent.column()),
                flow.order() * 100,
                odds(flow.chance()));
        return new Proof(Evidence.E3, finding.evidence().compareTo(Evidence.E3) >= 0, words);
    }

    /** What the values themselves showed where no parent is concerned. */
    private static String values(String rule) {
        return switch (rule) {
            case "A09", "A10" ->
                "Redundant: the same values were bound, the same rows came back, and nothing was written to the tables"
                        + " or committed in between.";
            case "A63" ->
                "Counted: the statements of both runs, unit by unit and for each row of their data; more data alone is no"
                        + " regression.";
            case "A14" -> "Values: each row written had been looked up by the same value just before.";
            case "A20" -> "Values: the rows inserted carry the key that had just been deleted, and values read before.";
            case "A22" -> "Values: the same key was bound each time, in one transaction.";
            case "A11" -> "Values: all that was read had been bound or generated by the statement right before.";
            case "A21" -> "Values: all that was stored had been read from that row, with no write in between.";
            case "A53" -> "Seen: the connection was closed after the writes, with no commit or rollback in between.";
            case "A57" -> "Values: one row was looked up by the same value each time, with no write in between.";
            case "A31" -> "Values: the rows read are the product of the distinct keys of each joined table.";
            default -> "Values: those that were bound and read show it by themselves; no parent is concerned.";
        };
    }

    private static Proof scaling(Report.Entry entry) {
        if (entry.finding().parent() == null) {
            return new Proof(Evidence.E4, false, "No query feeds it, so there is no size for it to grow with.");
        }
        Map<String, Scaling> entryPoints = new LinkedHashMap<>();
        Scaling all = new Scaling();
        entry.occurrences().forEach(each -> {
            Scaling own = entryPoints.computeIfAbsent(each.unit(), name -> new Scaling());
            own.add(each.parentRows(), each.executions(), each.units());
            all.add(each.parentRows(), each.executions(), each.units());
        });
        Map.Entry<String, Scaling> most = entryPoints.entrySet().stream()
                .max(Comparator.comparingInt(each -> each.getValue().sizes()))
                .orElse(Map.entry("", all));
        boolean one = most.getValue().sizes() >= 3;
        Evidence evidence = entry.finding().evidence();
        boolean reached = evidence == Evidence.E4 || evidence.compareTo(Evidence.E4) > 0 && all.sizes() >= 3;
        return new Proof(
                Evidence.E4,
                reached,
                reached
                        ? law(one ? most.getValue() : all) + (one ? ", in " + Plain.line(most.getKey()) : "") + "."
                        : "Too few different sizes of the parent were seen to tell how it scales.");
    }

    /** The law in words: its class, its slope, how well it fits, and over how many sizes. */
    private static String law(Scaling scaling) {
        if (scaling.sizes() < 3) {
            return "Scales: the executions grew with the parent's rows";
        }
        double slope = scaling.slope();
        String order = slope >= 0.8 && slope <= 1.2 ? "O(n), " : "";
        return String.format(
                Locale.ROOT,
                "Scales: %s%.2f executions for each row of the parent (R² %.2f), over %s of it",
                order,
                slope,
                scaling.fit(),
                count(scaling.sizes(), "size"));
    }

    private static String odds(double chance) {
        if (chance <= 1e-12) {
            return "below 1 in 1,000,000,000,000";
        }
        return chance >= 0.5 ? "not small" : "at most 1 in " + count((long) Math.floor(1 / chance));
    }
}
