package dev.flycatcher.analyzer.trace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that is its owner's alone (0600) where the file system knows owners. */
public final class OwnFile {
    private OwnFile() {}

    /**
     * Opens it; one that is made here is readable by nobody else.
     *
     * @throws IOException as of {@link FileChannel#open(Path, Set, FileAttribute[])}
     */
    public static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), ownersAlone(file));
    }

    private static FileAttribute<?>[] ownersAlone(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
