package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Executions of a group that were run from one place.
 *
 * @param site the place
 * @param members indexes into the group, ascending
 */
record Part(Site site, int[] members) {

    /**
     * Splits executions by the place they were run from. Stacks are sampled, so executions are taken in bundles, each
     * run by one loop; a bundle without a sample counts as the bundle before it, and the first ones as the first known.
     *
     * @param members indexes into the group, ascending
     * @param bundle number of the bundle of the n-th member
     */
    static List<Part> split(Group group, int[] members, IntUnaryOperator bundle) {
        Map<Integer, List<Integer>> bundles = new LinkedHashMap<>();
        for (int n = 0; n < members.length; n++) {
            bundles.computeIfAbsent(bundle.applyAsInt(n), any -> new ArrayList<>())
                    .add(members[n]);
        }
        List<List<Integer>> all = List.copyOf(bundles.values());
        List<Site> sites = sites(group, all);
        Map<String, List<Integer>> byPlace = new LinkedHashMap<>();
        Map<String, Site> places = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            String key = sites.get(i).key();
            places.putIfAbsent(key, sites.get(i));
            byPlace.computeIfAbsent(key, any -> new ArrayList<>()).addAll(all.get(i));
        }
        List<Part> parts = new ArrayList<>();
        byPlace.forEach((key, indexes) -> parts.add(new Part(
                places.get(key), indexes.stream().mapToInt(i -> i).sorted().toArray())));
        return parts;
    }

    /** Splits executions that no result bundles: each counts as the one sampled before it. */
    static List<Part> split(Group group, int[] members) {
        return split(group, members, n -> group.sampledBy(members[n]));
    }

    private static List<Site> sites(Group group, List<List<Integer>> bundles) {
        List<Site> sites = new ArrayList<>();
        bundles.forEach(bundle -> sites.add(site(group, bundle)));
        Site last = sites.stream().filter(Site::known).findFirst().orElseGet(() -> between(group, bundles));
        for (int i = 0; i < sites.size(); i++) {
            last = sites.get(i).known() ? sites.get(i) : last;
            sites.set(i, last);
        }
        return sites;
    }

    /** Of queries that take turns only one may be sampled: the others share its loop, from a line that is not known. */
    private static Site between(Group group, List<List<Integer>> bundles) {
        int first = bundles.stream().flatMap(List::stream).min(Integer::compare).orElse(0);
        int last = bundles.stream().flatMap(List::stream).max(Integer::compare).orElse(-1);
        return site(group, IntStream.rangeClosed(first, last).boxed().toList()).loopAlone();
    }

    private static Site site(Group group, List<Integer> members) {
        return members.stream()
                .map(i -> group.executions().get(i).stack())
                .filter(stack -> !stack.isEmpty())
                .map(Site::of)
                .filter(Site::known)
                .findFirst()
                .orElse(Site.UNKNOWN);
    }

    List<Execution> executions(Group group) {
        return Arrays.stream(members).mapToObj(group.executions()::get).toList();
    }
}
