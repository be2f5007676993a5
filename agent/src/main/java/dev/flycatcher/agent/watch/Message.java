package dev.flycatcher.agent.watch;

import dev.flycatcher.analyzer.report.ConsoleReport;
import dev.flycatcher.analyzer.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why an assertion failed, in at most {@value #MOST_LINES} lines: what, how often, where, and the cure in full. SQL is
 * shown without its literals, and bound values are nowhere in it.
 */
final class Message {
    static final int MOST_LINES = 30;
    private static final int WIDTH = 100;
    private static final int MOST_STATEMENTS = 5;
    private static final String INDENT = "      ";

    private final List<String> lines = new ArrayList<>();

    private Message() {}

    /** @param since how it changed since the baseline, null when it is new */
    static String loops(
            String what, String name, @Nullable String since, List<Report.Entry> loops, @Nullable Path page) {
        Message message = new Message();
        message.add("", what + " in " + plain(name) + (since == null ? "" : ", " + since) + ":");
        message.first(loops);
        return message.text(page);
    }

    /** @param figures lines between the claim and the statements */
    static String counts(
            String name,
            String claim,
            List<String> figures,
            List<String> statements,
            List<Report.Entry> loops,
            @Nullable Path page) {
        Message message = new Message();
        message.add("", plain(name) + ": " + claim);
        figures.forEach(each -> message.add("    ", each));
        message.statements(statements);
        if (!loops.isEmpty()) {
            message.first(loops);
        }
        return message.text(page);
    }

    /** One finding in one line: the claim, and where. */
    static String line(String name, Report.Entry entry) {
        List<String> told =
                ConsoleReport.of(entry).stream().skip(1).map(String::strip).toList();
        String claim = told.stream()
                .takeWhile(line -> !line.matches("(at|in|parent|child) .*"))
                .collect(Collectors.joining(" "));
        String place = told.stream()
                .filter(line -> line.matches("(at|in) .*"))
                .findFirst()
                .orElse("");
        return plain(name + ": " + claim + " " + place.replaceAll(" +", " "));
    }

    /** The most frequent statements, most first. */
    private void statements(List<String> statements) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        statements.forEach(sql -> counts.merge(sql, 1, Integer::sum));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_STATEMENTS)
                .forEach(each -> lines.add(fit(String.format("%5d x  ", each.getValue()) + plain(each.getKey()))));
        if (counts.size() > MOST_STATEMENTS) {
            lines.add("         and " + (counts.size() - MOST_STATEMENTS) + " more statements");
        }
    }

    /** The first finding as the console tells it, then its cure in full. */
    private void first(List<Report.Entry> entries) {
        Report.Entry entry = entries.get(0);
        List<String> told = ConsoleReport.of(entry);
        lines.addAll(told);
        String sql = entry.cure().sql();
        String code = entry.cure().code();
        String shown = plain(String.join(" ", told) + " " + code);
        block("sql", sql == null || shown.contains(plain(sql)) ? null : sql);
        block("code", code);
        if (entries.size() > 1) {
            lines.add("  and " + (entries.size() - 1) + " more of the kind");
        }
    }

    private void block(String label, @Nullable String text) {
        String start = INDENT + label + " ".repeat(7 - label.length());
        for (String line : text == null ? List.<String>of() : text.lines().toList()) {
            int indent = line.length() - line.stripLeading().length();
            add(start + " ".repeat(indent), line.stripLeading(), label.equals("code"));
            start = INDENT + " ".repeat(7);
        }
    }

    /** Broken between words where it does not fit. */
    private void add(String start, String text) {
        add(start, text, false);
    }

    /** The same for a line of code, so that what it becomes is still code. */
    private void add(String start, String text, boolean code) {
        String rest = plain(text);
        String margin = start;
        int room = WIDTH - start.length();
        while (rest.length() > room && room > 0) {
            int space = code ? outside(rest, room) : rest.lastIndexOf(' ', room);
            int end = space <= 0 ? room : space;
            lines.add(margin + rest.substring(0, end));
            rest = (code && rest.startsWith("//") ? "// " : "")
                    + rest.substring(end).strip();
            margin = " ".repeat(start.length());
        }
        lines.add(margin + rest);
    }

    /** The last space before that place which is in no literal; any where all are. */
    private static int outside(String text, int before) {
        for (int at = text.lastIndexOf(' ', before); at > 0; at = text.lastIndexOf(' ', at - 1)) {
            if (text.chars().limit(at).filter(each -> each == '"').count() % 2 == 0) {
                return at;
            }
        }
        return text.lastIndexOf(' ', before);
    }

    private static String fit(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3).stripTrailing() + "...";
    }

    /** On one line, with nothing in it that does something instead of showing something. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("\\p{C}", "?").strip();
    }

    /** What has to be left out is counted; the page that has it is named whatever is left out. */
    private String text(@Nullable Path page) {
        int room = MOST_LINES - (page == null ? 0 : 1);
        List<String> told = new ArrayList<>(lines);
        if (lines.size() > room) {
            told = new ArrayList<>(lines.subList(0, room - 1));
            told.add("  ... " + (lines.size() - room + 1) + " more lines");
        }
        if (page != null) {
            told.add("  report " + plain(page.toString()));
        }
        return String.join("\n", told);
    }
}
