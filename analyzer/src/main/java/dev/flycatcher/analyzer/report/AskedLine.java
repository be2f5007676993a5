package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.EntryPoint;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line of a baseline: what an entry point asked, {@code Q-5c3e9d21a07f 120 10 90 linear 9f3c...:90,... GET /orders}.
 * The figures are executions, units and rows of its data; shapes are fingerprints with their executions.
 */
final class AskedLine {
    private static final Pattern LINE =
            Pattern.compile("(Q-[0-9a-f]{12}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (constant|linear|unknown)"
                    + " ((?:[0-9a-f]{16}:\\d{1,18},?){0,20}) (.*)");

    private AskedLine() {}

    /** The entry point's name in a baseline. */
    static String id(EntryPoint entry) {
        return "Q-" + HexFormat.of().formatHex(Key.sha256(entry.unit()), 0, 6);
    }

    static String of(String id, EntryPoint entry) {
        String shapes = entry.shapes().entrySet().stream()
                .map(each -> Key.hex(each.getKey()) + ":" + each.getValue())
                .collect(Collectors.joining(","));
        return String.join(
                " ",
                id,
                Long.toString(entry.executions()),
                Long.toString(entry.units()),
                Long.toString(entry.rows()),
                entry.law().name().toLowerCase(Locale.ROOT),
                shapes,
                Plain.line(Plain.name(entry.unit())));
    }

    /** The id and the entry point of a line; empty for one of another kind. */
    static Optional<Map.Entry<String, EntryPoint>> read(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        EntryPoint entry = new EntryPoint(
                matcher.group(7),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(4)),
                EntryPoint.Law.valueOf(matcher.group(5).toUpperCase(Locale.ROOT)),
                shapes(matcher.group(6)));
        return Optional.of(Map.entry(matcher.group(1), entry));
    }

    private static SortedMap<Long, Long> shapes(String text) {
        SortedMap<Long, Long> shapes = new TreeMap<>();
        for (String each : text.split(",")) {
            if (!each.isEmpty()) {
                shapes.put(HexFormat.fromHexDigitsToLong(each, 0, 16), Long.parseLong(each.substring(17)));
            }
        }
        return shapes;
    }
}
