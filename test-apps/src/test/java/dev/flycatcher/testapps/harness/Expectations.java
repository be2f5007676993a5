package dev.flycatcher.testapps.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a source file says is to be found in it. A line that must be caught says so itself, at its end:
 * {@code // expect A01 x500}, or {@code // expect A01 x500, A09 x3}, or {@code // expect 8 A01 x24} for eight alike.
 * What runs once has no call site, as stacks are sampled from the second execution on: {@code // expect A23 x1 unplaced}.
 */
final class Expectations {
    private static final Pattern COMMENT = Pattern.compile("//\\s*expect\\b(.*)$");
    private static final Pattern CLAIM = Pattern.compile("\\s*(?:(\\d+) )?(A\\d\\d) x(\\d+)( unplaced)?\\s*");

    private Expectations() {}

    /**
     * Reads the comments of one file.
     *
     * @throws IllegalArgumentException naming the line, when a comment begins like an expectation and is none
     */
    static List<Verdict> in(Path source) throws IOException {
        return in(source.getFileName().toString(), Files.readAllLines(source));
    }

    static List<Verdict> in(String file, List<String> lines) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            Matcher comment = COMMENT.matcher(lines.get(line - 1));
            if (comment.find()) {
                addClaims(comment.group(1), file + ":" + line, verdicts);
            }
        }
        return verdicts;
    }

    private static void addClaims(String text, String place, List<Verdict> verdicts) {
        for (String part : text.split(",", -1)) {
            Matcher claim = CLAIM.matcher(part);
            if (!claim.matches()) {
                throw new IllegalArgumentException(
                        place + " expects \"" + text.strip() + "\"; write it as: // expect A01 x500, A09 x3");
            }
            String found = claim.group(4) == null ? place : ReportJson.NO_CALL_SITE;
            Verdict verdict = new Verdict(claim.group(2), found, Long.parseLong(claim.group(3)));
            int times = claim.group(1) == null ? 1 : Integer.parseInt(claim.group(1));
            verdicts.addAll(Collections.nCopies(times, verdict));
        }
    }
}
