package dev.flycatcher.agent;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong with a file: the exceptions of java.nio name it and leave the rest to their class. */
public final class FileTrouble {
    private FileTrouble() {}

    /** The file and the fact; of an exception that speaks for itself, its message. */
    public static String words(Exception failure) {
        if (!(failure instanceof FileSystemException file)) {
            return failure.getMessage() == null ? failure.toString() : failure.getMessage();
        }
        return file.getFile() + ": " + fact(file);
    }

    private static String fact(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "not permitted";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return "is a file, where a folder is needed";
        }
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }
}
