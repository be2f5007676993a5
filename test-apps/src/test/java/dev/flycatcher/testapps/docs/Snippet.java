package dev.flycatcher.testapps.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A block of a document that says which region of which source it is:
 * {@code <!-- snippet: path/of/Source.java#tag -->} on the line before its fence.
 *
 * @param source path under the project's root
 * @param tag the region lies between {@code tag::NAME[]} and {@code end::NAME[]}
 * @param text what the document shows
 */
record Snippet(String source, String tag, String text) {
    static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- snippet: (\\S+)#(\\S+) -->\\R```(?:java|xml)\\R(.*?)```", Pattern.DOTALL);

    static List<Snippet> in(Path document) throws IOException {
        return BLOCK.matcher(Files.readString(document))
                .results()
                .map(Snippet::of)
                .toList();
    }

    /** The region as it stands in the source, moved to the left margin, without the harness's expectations. */
    String region() throws IOException {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(ROOT.resolve(source))) {
            inside &= !line.contains("end::" + tag + "[]");
            if (inside) {
                lines.add(line.replaceFirst("\\s*// expect .*$", ""));
            }
            inside |= line.contains("tag::" + tag + "[]");
        }
        return String.join("\n", lines).stripIndent() + "\n";
    }

    private static Snippet of(MatchResult match) {
        return new Snippet(match.group(1), match.group(2), match.group(3));
    }
}
