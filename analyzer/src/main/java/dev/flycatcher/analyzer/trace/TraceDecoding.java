package dev.flycatcher.analyzer.trace;

import dev.flycatcher.analyzer.trace.ByteSource.Malformed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Transcript} wrote, in the same order. Every count and reference is checked before it is used. */
final class TraceDecoding {
    private static final Value.Family[] FAMILIES = Value.Family.values();

    private final ByteSource in;
    private final List<String> texts;
    private final List<Shape> shapes;
    private final List<Frame> frames;
    private final List<List<Frame>> stacks;
    private int values;
    private long lastStart;

    /** Reads one element. */
    private interface Element<E> {
        E read() throws Malformed;
    }

    private TraceDecoding(ByteSource in) throws Malformed {
        this.in = in;
        texts = many(in::text);
        shapes = many(this::shape);
        frames = many(this::frame);
        stacks = many(() -> many(() -> one(frames)));
    }

    private TraceDecoding(
            ByteSource in, List<String> texts, List<Shape> shapes, List<Frame> frames, List<List<Frame>> stacks) {
        this.in = in;
        this.texts = texts;
        this.shapes = shapes;
        this.frames = frames;
        this.stacks = stacks;
    }

    static Trace decode(ByteSource in) throws Malformed {
        return whole(in, new TraceDecoding(in));
    }

    /** What follows the tables, which are known. */
    static Trace decode(
            ByteSource in, List<String> texts, List<Shape> shapes, List<Frame> frames, List<List<Frame>> stacks)
            throws Malformed {
        return whole(in, new TraceDecoding(in, texts, shapes, frames, stacks));
    }

    private static Trace whole(ByteSource in, TraceDecoding decoding) throws Malformed {
        Trace trace = decoding.trace();
        if (!in.exhausted()) {
            throw new Malformed("bytes left over");
        }
        return trace;
    }

    private Trace trace() throws Malformed {
        Unit unit = new Unit(in.signed(), in.constant(Unit.Kind.values()), required(), in.signed());
        long elapsed = in.signed();
        Dropped dropped = new Dropped(in.signed(), in.signed(), in.signed());
        Map<Integer, Database> databases = databases();
        List<Value> known = many(this::value);
        values = known.size();
        int count = in.count();
        List<Execution> executions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            executions.add(execution(i));
        }
        List<Mark> marks = many(this::mark);
        return new Trace(unit, executions, marks, known, elapsed, dropped, databases, many(this::mapped));
    }

    private Map<Integer, Database> databases() throws Malformed {
        List<Database> each = many(this::database);
        Map<Integer, Database> byConnection = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            byConnection.put((int) in.signed(), one(each));
        }
        return Map.copyOf(byConnection);
    }

    private Database database() throws Malformed {
        return new Database(required(), required(), required(), options());
    }

    private SortedMap<String, String> options() throws Malformed {
        SortedMap<String, String> options = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            options.put(required(), required());
        }
        return options;
    }

    private Shape shape() throws Malformed {
        return new Shape(in.fixed(), in.constant(Verb.values()), required());
    }

    private Frame frame() throws Malformed {
        return new Frame(required(), required(), text(), (int) in.signed(), (int) in.signed());
    }

    private Value value() throws Malformed {
        Value.Family family = in.constant(FAMILIES);
        String sample = text();
        return sample == null ? Value.of(family) : new Value(family, sample);
    }

    private Execution execution(int expected) throws Malformed {
        int ordinal = (int) in.signed() + expected;
        return new Execution(
                ordinal,
                one(shapes),
                (int) in.signed(),
                (int) in.signed(),
                (int) in.signed(),
                (int) in.signed(),
                lastStart += in.signed(),
                in.signed(),
                binds(),
                many(this::result),
                in.signed(),
                text(),
                stack(),
                closed(ordinal));
    }

    private int closed(int ordinal) throws Malformed {
        long closed = in.signed();
        return (int) (closed < 0 ? Math.max(closed, Execution.OPEN) : ordinal + Math.min(closed, 1 << 30));
    }

    private Binds binds() throws Malformed {
        int width = in.integer();
        int how = in.integer();
        long offset = in.signed();
        int[] bound = new int[in.count()];
        if (width < 0 || width == 0 && bound.length > 0) {
            throw new Malformed("binds without width");
        }
        for (int i = 0; i < bound.length; i++) {
            bound[i] = in.index(values + 1);
        }
        return new Binds(width, bound, how >>> 1, (how & 1) == 1, offset);
    }

    private Result result() throws Malformed {
        Result.Kind kind = in.constant(Result.Kind.values());
        int rows = (int) in.signed();
        int how = in.index(4);
        boolean exhausted = (how & Transcript.EXHAUSTED) != 0;
        long hash = in.fixed();
        long first = in.signed() + lastStart;
        long last = in.signed() + first;
        boolean fetched = (how & Transcript.FETCHED) != 0;
        int size = fetched ? in.integer() : 0;
        long nanos = fetched ? in.signed() : 0;
        return new Result(kind, rows, exhausted, many(this::column), hash, first, last, size, nanos);
    }

    private Column column() throws Malformed {
        int index = in.integer();
        String label = text();
        long span = in.signed();
        long size = in.signed();
        int count = in.count();
        int[] rows = new int[count];
        int[] read = new int[count];
        int last = 0;
        for (int i = 0; i < count; i++) {
            last += (int) in.signed();
            rows[i] = last;
            read[i] = in.index(values + 1);
        }
        return new Column(index, label, span, size, rows, read);
    }

    private Mark mark() throws Malformed {
        return new Mark(
                in.constant(Mark.Kind.values()),
                (int) in.signed(),
                (int) in.signed(),
                (int) in.signed(),
                (int) in.signed(),
                in.signed(),
                in.signed());
    }

    private Mapped mapped() throws Malformed {
        return new Mapped(
                in.constant(Mapped.Kind.values()),
                required(),
                required(),
                required(),
                required(),
                many(this::attribute));
    }

    private Mapped.Attribute attribute() throws Malformed {
        return new Mapped.Attribute(
                required(),
                in.constant(Mapped.Role.values()),
                required(),
                many(this::required),
                required(),
                required());
    }

    private List<Frame> stack() throws Malformed {
        int reference = in.index(stacks.size() + 1);
        return reference == 0 ? List.of() : stacks.get(reference - 1);
    }

    private @Nullable String text() throws Malformed {
        int reference = in.index(texts.size() + 1);
        return reference == 0 ? null : texts.get(reference - 1);
    }

    private String required() throws Malformed {
        String text = text();
        if (text == null) {
            throw new Malformed("a name is missing");
        }
        return text;
    }

    private <E> E one(List<E> table) throws Malformed {
        return table.get(in.index(table.size()));
    }

    private <E> List<E> many(Element<E> element) throws Malformed {
        int count = in.count();
        if (count == 0) {
            return List.of();
        }
        List<E> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(element.read());
        }
        return all;
    }
}
