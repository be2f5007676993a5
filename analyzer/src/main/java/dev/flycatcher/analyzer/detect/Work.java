package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One unit of work as the rules see it: its executions by shape, and where its values come from. */
final class Work {
    private static final int[] NEVER = {};

    private final Trace trace;
    private final Text.Shelf texts;
    private final Map<Shape, Text> byShape = new IdentityHashMap<>();
    private final Map<Long, Group> groups = new LinkedHashMap<>();
    private final Map<Long, List<Origin>> origins = new HashMap<>();
    private final Sources sources;
    private final Writes writes;
    private final Map<Integer, int[]> ends;
    private final List<Loop> loops = new ArrayList<>();
    private final Set<Long> looped = new HashSet<>();
    private final Set<String> loopPlaces = new HashSet<>();
    private final Set<String> nouns = new HashSet<>();
    private @Nullable Set<Long> feeding;
    private @Nullable Boolean beside;
    private @Nullable List<Holds> holds;
    private final Map<Long, Set<Integer>> claimed = new HashMap<>();
    private final Set<Long> told = new HashSet<>();
    private final Thresholds thresholds;
    private final Schema schema;
    private final Plans plans;

    Work(Trace trace, Text.Shelf texts, Thresholds thresholds, Schema schema, Plans plans) {
        this.trace = trace;
        this.texts = texts;
        this.thresholds = thresholds;
        this.schema = schema;
        this.plans = plans;
        this.ends = ends(trace.marks());
        Map<Text, List<Integer>> byText = new LinkedHashMap<>();
        for (int i = 0; i < trace.executions().size(); i++) {
            Execution execution = trace.executions().get(i);
            if (!execution.failed()) {
                byText.computeIfAbsent(text(execution), any -> new ArrayList<>())
                        .add(i);
            }
        }
        byText.forEach((text, indexes) -> groups.put(text.shape().fingerprint(), group(text, indexes)));
        groups().forEach(group -> group.outline().tables().forEach(table -> nouns.add(Names.noun(table.name()))));
        sources = Sources.of(this);
        writes = new Writes(this);
        groups().forEach(this::findLoops);
        for (Loop loop : loops) {
            looped.add(loop.edge().child().shape().fingerprint());
            loopPlaces.add(loop.part().site().loopKey());
        }
    }

    private Group group(Text text, List<Integer> indexes) {
        List<Execution> executions =
                indexes.stream().map(i -> trace.executions().get(i)).toList();
        return Group.of(text, executions, indexes.stream().mapToInt(i -> i).toArray());
    }

    private void findLoops(Group group) {
        Verb verb = group.shape().verb();
        List<Origin> found = group.size() > 1 ? Tracing.of(this, group) : List.of();
        origins.put(group.shape().fingerprint(), found);
        if (!found.isEmpty() && (verb == Verb.SELECT || verb == Verb.CALL)) {
            found.get(0).proven().stream()
                    .flatMap(edge -> Loop.of(this, edge).stream())
                    .filter(loop -> loop.size() > 1 && loop.distinct() > 1)
                    .filter(loop ->
                            loop.edge().recursive() ? loop.depth(this) >= 3 : loop.overRows() || loop.size() >= 5)
                    .forEach(loops::add);
        }
    }

    Trace trace() {
        return trace;
    }

    Collection<Group> groups() {
        return groups.values();
    }

    /** What the tables hold that any statement of the unit names, as {@link Names#noun(String)}. */
    Set<String> nouns() {
        return nouns;
    }

    Sources sources() {
        return sources;
    }

    Text text(Execution execution) {
        return byShape.computeIfAbsent(execution.shape(), texts::of);
    }

    Outline outline(Execution execution) {
        return text(execution).outline();
    }

    /** Where the values of a group's varying markers came from, the best explained marker first. */
    List<Origin> origins(Group group) {
        return origins.getOrDefault(group.shape().fingerprint(), List.of());
    }

    /** Queries run once per row of an earlier result. */
    List<Loop> loops() {
        return loops;
    }

    boolean looped(Group group) {
        return looped(group.shape());
    }

    /** Whether a loop over rows runs it. */
    boolean looped(Shape shape) {
        return looped.contains(shape.fingerprint());
    }

    /** Executions of a group that rows of an earlier result fed, whatever they do. */
    List<Loop> fed(Group group) {
        List<Origin> found = origins(group);
        return found.isEmpty()
                ? List.of()
                : found.get(0).proven().stream()
                        .flatMap(edge -> Loop.of(this, edge).stream())
                        .toList();
    }

    /** The marker that varies most, 0 when none does. */
    int varying(Group group) {
        List<Origin> found = origins(group);
        return found.isEmpty() ? 0 : found.get(0).marker();
    }

    /** Takes executions as explained by one rule, so that a more general one passes over them. */
    void claim(Group group, int[] members) {
        claimed.computeIfAbsent(group.shape().fingerprint(), any -> new HashSet<>())
                .addAll(Arrays.stream(members).boxed().toList());
    }

    Thresholds thresholds() {
        return thresholds;
    }

    Schema schema() {
        return schema;
    }

    Plans plans() {
        return plans;
    }

    /** Whether another statement was bound a value that this one read; of long ones the first few binds are looked at. */
    boolean feeds(Group group) {
        if (feeding == null) {
            feeding = feeding();
        }
        return feeding.contains(group.shape().fingerprint());
    }

    private Set<Long> feeding() {
        Set<Long> shapes = new HashSet<>();
        for (Execution execution : trace.executions()) {
            int[] values = execution.binds().values();
            for (int i = 0; i < Math.min(8, values.length); i++) {
                if (values[i] > 0) {
                    sources.readers(values[i], execution.ordinal(), shapes);
                }
            }
        }
        return shapes;
    }

    /** Connections as they were held, see {@link Holds#of(Trace)}. */
    List<Holds> holds() {
        if (holds == null) {
            holds = Holds.of(trace);
        }
        return holds;
    }

    /** Hands on the group of an execution, and which of its members that is; nothing of one that failed. */
    void member(Execution execution, ObjIntConsumer<Group> to) {
        Group group = groups.get(text(execution).shape().fingerprint());
        if (group != null) {
            to.accept(group, Math.max(0, Arrays.binarySearch(group.indexes(), execution.ordinal())));
        }
    }

    /** A finding about one execution. */
    void about(Execution execution, String rule, Severity severity, Consumer<Finding> findings) {
        member(execution, (group, member) -> {
            Part part = Part.split(group, new int[] {member}).get(0);
            Draft draft = Draft.of(this, group, part, 0);
            findings.accept(draft.finding(rule, severity, draft.seen()));
        });
    }

    /** Remembers which statements a finding is about. */
    void tell(Finding finding) {
        told.add(finding.child().shape().fingerprint());
        if (finding.parent() != null) {
            told.add(finding.parent().shape().fingerprint());
        }
    }

    /** Whether a finding is about that statement already. */
    boolean told(Group group) {
        return told.contains(group.shape().fingerprint());
    }

    int[] unclaimed(Group group, int[] members) {
        Set<Integer> taken = claimed.getOrDefault(group.shape().fingerprint(), Set.of());
        return Arrays.stream(members).filter(i -> !taken.contains(i)).toArray();
    }

    /** Whether a loop over rows runs its queries from that very loop. */
    boolean loopsAt(Site site) {
        return site.loop() != null && loopPlaces.contains(site.loopKey());
    }

    Writes writes() {
        return writes;
    }

    /** Whether a transaction of that connection ended after one execution and before another. */
    boolean ended(int connection, int after, int before) {
        int[] own = ends.getOrDefault(connection, NEVER);
        int found = Arrays.binarySearch(own, after + 1);
        int next = found >= 0 ? found : -found - 1;
        return next < own.length && own[next] <= before;
    }

    /** By connection, which execution came first after each end of a transaction, ascending. */
    private static Map<Integer, int[]> ends(List<Mark> marks) {
        Map<Integer, int[]> ends = new HashMap<>();
        marks.stream()
                .filter(mark -> mark.kind() == Mark.Kind.COMMIT || mark.kind() == Mark.Kind.ROLLBACK)
                .collect(Collectors.groupingBy(Mark::connection))
                .forEach((connection, own) -> ends.put(
                        connection, own.stream().mapToInt(Mark::before).sorted().toArray()));
        return ends;
    }

    /** Whether repetition from there does no harm: the unit only prepares or clears up, or a test looks after its work. */
    boolean excused(Site site) {
        Unit.Kind kind = trace.unit().kind();
        boolean prepares = kind == Unit.Kind.SETUP || kind == Unit.Kind.TEARDOWN || kind == Unit.Kind.STARTUP;
        return prepares || kind == Unit.Kind.TEST && ofTheTest(site) && othersRun();
    }

    /** Whether the test's own class ran it. */
    private boolean ofTheTest(Site site) {
        String name = trace.unit().name();
        String test = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        return site.call() != null && ("." + site.call().type()).endsWith("." + test);
    }

    /** Whether anything else than the test's own class runs statements; a test that is all there is is judged. */
    private boolean othersRun() {
        if (beside == null) {
            beside = trace.executions().stream()
                    .filter(execution -> !execution.stack().isEmpty())
                    .map(execution -> Site.of(execution.stack()))
                    .anyMatch(site -> site.known() && !ofTheTest(site));
        }
        return beside;
    }
}
