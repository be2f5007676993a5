package dev.flycatcher.agent;

import dev.flycatcher.agent.record.Mode;
import dev.flycatcher.analyzer.report.Baseline;
import dev.flycatcher.analyzer.report.SourceTree;
import dev.flycatcher.analyzer.report.Suppressions;
import dev.flycatcher.analyzer.report.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent was told.
 *
 * @param folder where the report goes, {@code flycatcher} under the working directory by default
 * @param mode how much is recorded; null when it was not said, which means {@link Mode#FLOW} at the start and no change
 *     later
 * @param limit most that recording may take of the threads' CPU time, 0.01 being one per cent; infinite for no limit
 * @param handOff whether work that goes to executors stays with its unit, for which classes of the JDK are advised
 * @param surroundings what the report may know besides what was recorded: by default the sources of the project in the
 *     working directory
 * @param suppressions findings one decided to live with, none by default
 * @param refused what could not be understood, one sentence each
 */
record Options(
        Path folder,
        @Nullable Mode mode,
        double limit,
        boolean handOff,
        Surroundings surroundings,
        Suppressions suppressions,
        List<String> refused) {
    private static final String KNOWN = "dir=<folder>, mode=<" + Mode.names() + ">, limit=<per cent>, handoff=<on|off>,"
            + " project=<folder>, editor=<link>, baseline=<file>, suppressions=<file>";

    private static final double USUAL_LIMIT = 0.01;

    /** Reads {@code key=value,key=value}. */
    static Options of(String text) {
        Reading reading = new Reading();
        for (String option : text.split(",")) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (!option.isBlank()) {
                reading.option(key, equals < 0 ? "" : option.substring(equals + 1));
            }
        }
        return new Options(
                reading.folder.toAbsolutePath(),
                reading.mode,
                reading.limit(),
                reading.handOff,
                reading.surroundings.with(SourceTree.at(reading.project)),
                reading.suppressions,
                List.copyOf(reading.refused));
    }

    /** Options so far. A file that cannot be read costs the report what it would have told, and nothing else. */
    private static final class Reading {
        private Path folder = Path.of("flycatcher");
        private Path project = Path.of("");
        private @Nullable Mode mode;
        private @Nullable Double limit;
        private boolean handOff = true;
        private Surroundings surroundings = Surroundings.NONE;
        private Suppressions suppressions = Suppressions.NONE;
        private final List<String> refused = new ArrayList<>();

        private void option(String key, String value) {
            try {
                read(key, value);
            } catch (IOException | IllegalArgumentException failure) {
                refused.add("option '" + key + "=" + value + "' is ignored: " + FileTrouble.words(failure));
            }
        }

        private static Mode mode(String value) {
            return Mode.named(value).orElseThrow(() -> new IllegalArgumentException("the modes are " + Mode.names()));
        }

        private static double limit(String value) {
            try {
                double percent = Double.parseDouble(value);
                if (percent > 0) {
                    return percent / 100;
                }
            } catch (NumberFormatException noNumber) {
                // told below
            }
            throw new IllegalArgumentException("the limit is a percentage above 0, as in limit=1");
        }

        private static Path project(String value) throws IOException {
            Path folder = Path.of(value);
            if (!Files.isDirectory(folder)) {
                throw new IOException("there is no such folder");
            }
            return folder;
        }

        private static boolean handOff(String value) {
            if (!value.equals("on") && !value.equals("off")) {
                throw new IllegalArgumentException("it is on or off");
            }
            return value.equals("on");
        }

        /** A run that no mode was named for is a look at a program: it is to be complete, not cheap. */
        private double limit() {
            return limit != null ? limit : mode == null ? Double.POSITIVE_INFINITY : USUAL_LIMIT;
        }

        private void read(String key, String value) throws IOException {
            if (value.isEmpty() && (" " + KNOWN).contains(" " + key + "=")) {
                throw new IllegalArgumentException("it needs a value, as in dir=target/flycatcher");
            }
            switch (key) {
                case "dir" -> folder = Path.of(value);
                case "mode" -> mode = mode(value);
                case "limit" -> limit = limit(value);
                case "handoff" -> handOff = handOff(value);
                case "project" -> project = project(value);
                case "editor" -> surroundings = surroundings.withEditor(value);
                case "baseline" -> surroundings = surroundings.with(Baseline.read(Path.of(value)));
                case "suppressions" -> suppressions = Suppressions.read(Path.of(value));
                default -> refused.add("unknown option '" + key + "' is ignored; known are: " + KNOWN);
            }
        }
    }
}
