package dev.flycatcher.testapps.harness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What was expected and not found, and what was found and not expected, each as often as it is so. */
record Difference(List<Verdict> missing, List<Verdict> surplus) {

    static Difference between(Collection<Verdict> expected, Collection<Verdict> found) {
        return new Difference(less(expected, found), less(found, expected));
    }

    boolean none() {
        return missing.isEmpty() && surplus.isEmpty();
    }

    @Override
    public String toString() {
        return list("missing", missing) + list("surplus", surplus);
    }

    static String list(String title, Collection<Verdict> verdicts) {
        StringBuilder text =
                new StringBuilder(title).append(" (").append(verdicts.size()).append(")\n");
        verdicts.stream()
                .sorted()
                .forEach(verdict -> text.append("  ").append(verdict).append('\n'));
        return text.toString();
    }

    private static List<Verdict> less(Collection<Verdict> all, Collection<Verdict> taken) {
        List<Verdict> left = new ArrayList<>(all);
        taken.forEach(left::remove);
        return List.copyOf(left);
    }
}
