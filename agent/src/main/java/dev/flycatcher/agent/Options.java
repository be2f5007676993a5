package dev.flycatcher.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the agent was told.
 *
 * @param folder where the report goes, {@code flycatcher} under the working directory by default
 * @param refused what could not be understood, one sentence each
 */
record Options(Path folder, List<String> refused) {
    private static final String KNOWN = "dir";

    /** Reads {@code key=value,key=value}. */
    static Options of(String text) {
        Path folder = Path.of("flycatcher");
        List<String> refused = new ArrayList<>();
        for (String option : text.split(",")) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (key.equals("dir") && equals > 0) {
                folder = Path.of(option.substring(equals + 1));
            } else if (!option.isBlank()) {
                refused.add("unknown option '" + key + "' is ignored; known are: " + KNOWN + "=<folder>");
            }
        }
        return new Options(folder.toAbsolutePath(), List.copyOf(refused));
    }
}
