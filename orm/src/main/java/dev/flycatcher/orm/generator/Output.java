package dev.flycatcher.orm.generator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files to be written, all of them or none. */
final class Output {
    private final Map<Path, String> files = new LinkedHashMap<>();

    /** A file that must not be there yet. */
    void create(Path file, String text) {
        if (Files.exists(file)) {
            throw new GeneratorException(
                    file + " is there already; it is left as it is, and nothing has been written.");
        }
        files.put(file, text);
    }

    void replace(Path file, String text) {
        files.put(file, text);
    }

    /** Writes each beside its place first, then moves them there. */
    void write(PrintWriter out) throws IOException {
        Map<Path, Path> written = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, String> each : files.entrySet()) {
                Path folder = each.getKey().toAbsolutePath().getParent();
                Files.createDirectories(folder);
                Path beside = Files.createTempFile(folder, ".", ".part");
                written.put(beside, each.getKey());
                Files.writeString(beside, each.getValue());
            }
            for (Map.Entry<Path, Path> each : written.entrySet()) {
                Files.move(each.getKey(), each.getValue(), StandardCopyOption.REPLACE_EXISTING);
                out.println("wrote " + each.getValue());
            }
        } finally {
            for (Path each : written.keySet()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
