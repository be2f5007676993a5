package dev.flycatcher.analyzer.detect;

import java.util.Arrays;

/**
 * Values that went from one column into one marker.
 *
 * @param child the executions that bound them
 * @param marker the marker they were bound to, from 1
 * @param key the column they came from
 * @param members which of the child's executions, ascending
 * @param places beside them, where each value was read
 * @param flow the figures
 * @param names what the names on both ends say
 * @param odds share of the possible ids that the column holds, 0 to 1: the odds that one unrelated id is among them
 * @param distinct distinct values that went
 * @param covers whether every distinct value of the column went
 * @param streamed whether the column's rows were still being read while the executions ran
 * @param whole whether all but a few of the executions are explained, wherever they ran
 */
record Edge(
        Group child,
        int marker,
        Key key,
        int[] members,
        long[] places,
        Flow flow,
        Names names,
        double odds,
        int distinct,
        boolean covers,
        boolean streamed,
        boolean whole) {
    static final double IN_ORDER = 0.9;

    /** The same flow with executions whose values were not kept. */
    Edge filled(int[] more, long[] at) {
        Flow kept = new Flow(flow.matched(), flow.matched(), flow.order(), flow.chance(), flow.also(), flow.loose());
        return new Edge(child, marker, key, more, at, kept, names, odds, distinct, covers, streamed, whole);
    }

    boolean inOrder() {
        return flow.order() >= IN_ORDER;
    }

    /** Whether all but a few of the bound values came from there. */
    boolean complete() {
        return flow.matched() >= 0.9 * flow.bound();
    }

    boolean recursive() {
        return key.shape().fingerprint() == child.shape().fingerprint();
    }

    /**
     * Whether chance is ruled out. Ids that are counted up from 1 in every table coincide, and in order: where the
     * column is that dense and no name speaks for it, only the whole column, once over and in order, is evidence. Two
     * values alone are evidence when they are all the column holds, or when they were bound in a loop.
     */
    boolean proven() {
        double coincidence = Math.pow(odds, distinct);
        return switch (names) {
            case REFER, AGREE -> inOrder() ? distinct > 2 || covers || looped() : unordered();
            case SILENT ->
                flow.chance() < 0.01
                        && (inOrder() ? odds <= 0.5 || covers && whole && distinct >= 5 : coincidence < 1e-4);
            case CONTRADICT -> inOrder() && coincidence < 1e-6;
        };
    }

    /** Without order, names need many values, all of the column's, or threads that explain the loss. */
    private boolean unordered() {
        boolean threads = Arrays.stream(members)
                        .map(i -> child.executions().get(i).thread())
                        .distinct()
                        .count()
                > 1;
        return complete() && (distinct >= 8 || distinct >= 4 && (covers || threads));
    }

    private boolean looped() {
        return Arrays.stream(members)
                .mapToObj(i -> child.executions().get(i).stack())
                .anyMatch(stack -> Site.of(stack).loop() != null);
    }

    /** Whether nothing speaks more for the other, and something speaks more for this one. */
    boolean dominates(Edge other) {
        int[] own = merits();
        int[] others = other.merits();
        boolean better = false;
        for (int i = 0; i < own.length; i++) {
            if (own[i] < others[i]) {
                return false;
            }
            better |= own[i] > others[i];
        }
        return better;
    }

    boolean sameMerits(Edge other) {
        return Arrays.equals(merits(), other.merits());
    }

    private int[] merits() {
        int order = inOrder() ? (int) (flow.order() * 20) : 0;
        return new int[] {proven() ? 1 : 0, complete() ? 1 : 0, order, names.ordinal()};
    }

    /** Whether the same rows gave the same values, so that either column is right. */
    boolean sameValues(Edge other) {
        return key.shape().fingerprint() == other.key.shape().fingerprint()
                && Arrays.equals(members, other.members)
                && Arrays.equals(rows(), other.rows());
    }

    private int[] rows() {
        return Arrays.stream(places).mapToInt(Sources::row).toArray();
    }
}
