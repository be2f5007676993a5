package dev.flycatcher.testapps.cures;

import java.util.stream.Collectors;

/** Puts what was printed where the patient has a place for it. */
final class Paste {
    private Paste() {}

    /**
     * {@code {cure}} is all of it, {@code {cure:line=start}} the first line that starts so, {@code {cure:below=comment}}
     * the line after that comment. Where several ways are printed, one of them is taken; no letter of it is changed.
     */
    static String into(String body, String printed) {
        StringBuilder pasted = new StringBuilder();
        String rest = body;
        for (int open = rest.indexOf("{cure"); open >= 0; open = rest.indexOf("{cure")) {
            int close = rest.indexOf('}', open);
            pasted.append(rest, 0, open).append(chosen(rest.substring(open + 5, close), printed));
            rest = rest.substring(close + 1);
        }
        return pasted.append(rest).toString();
    }

    /** The text as it is before anything is put into it: without the lines that have a place. */
    static String nothingInto(String body) {
        return body.lines().filter(line -> !line.contains("{cure")).collect(Collectors.joining("\n"));
    }

    private static String chosen(String which, String printed) {
        if (which.isEmpty()) {
            return printed;
        }
        String[] words = which.substring(1).split("=", 2);
        return switch (words[0]) {
            case "line" -> line(printed, words[1]);
            case "below" -> line(printed.substring(printed.indexOf(words[1]) + words[1].length()), "");
            default -> throw new IllegalArgumentException(which);
        };
    }

    private static String line(String printed, String start) {
        return printed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line starts with " + start + " in\n" + printed));
    }
}
