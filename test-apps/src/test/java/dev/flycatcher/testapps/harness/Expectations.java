package dev.flycatcher.testapps.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a source file says is to be found in it. A line that must be caught says so itself, at its end:
 * {@code // expect A01 x500}, or {@code // expect A01 x500, A09 x3}.
 */
final class Expectations {
    private static final Pattern COMMENT = Pattern.compile("//\\s*expect\\b(.*)$");
    private static final Pattern CLAIM = Pattern.compile("\\s*(A\\d\\d) x(\\d+)\\s*");

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
            verdicts.add(new Verdict(claim.group(1), place, Long.parseLong(claim.group(2))));
        }
    }
}
