package dev.flycatcher.analyzer.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Files of UTF-8 text: written whole or not at all, read within a bound. */
final class TextFile {
    private static final long LONGEST = 64 << 20;

    private TextFile() {}

    static String read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " has " + Files.size(file) + " bytes, more than the " + LONGEST
                    + " that are read: is it the right file?");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is no UTF-8 text: is it the right file?", e);
        }
    }

    static boolean startsWith(Path file, String start) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        byte[] expected = start.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(expected.length), expected);
        }
    }

    /** A temporary file is made readable by its owner only, and the move keeps that. */
    static Path replace(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".tmp");
        try {
            Files.write(fresh, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.SYNC);
            move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return file;
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
