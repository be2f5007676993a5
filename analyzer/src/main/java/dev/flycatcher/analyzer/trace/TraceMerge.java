package dev.flycatcher.analyzer.trace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The units of many trace files as those of one, in an order that is theirs alone: by start, then by content. So merging
 * is associative and commutative, and the same units give the same bytes, whichever files they came in and however
 * these were merged before. Blocks are copied, never written anew; what is kept in memory is a line for each unit.
 */
public final class TraceMerge {
    private static final int MOST_UNITS = 2_000_000;
    private static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::startedMillis)
            .thenComparingLong(Entry::high)
            .thenComparingLong(Entry::low);

    private final List<Path> files;
    private final List<Entry> entries = new ArrayList<>();
    private final MessageDigest digest = sha256();

    /** Where a unit is, and the place it has among the others. */
    private record Entry(int file, int length, long offset, long startedMillis, long high, long low) {}

    /**
     * What became of one file.
     *
     * @param reading what of it was whole, and what was not and so was left out
     */
    public record Part(Path file, TraceReader.Reading reading) {}

    private TraceMerge(List<Path> files) {
        this.files = files;
    }

    /**
     * Hands on each unit of the files, in the order of the merge, one in memory at a time.
     *
     * @return how each file was read, in the order given
     * @throws IOException when a file cannot be read, is no trace file or of a newer version, or when there are more
     *     than 2,000,000 units
     */
    public static List<Part> read(List<Path> files, Consumer<Trace> each) throws IOException {
        TraceMerge merge = new TraceMerge(List.copyOf(files));
        List<Part> parts = merge.index();
        merge.copy((body, length) -> {
            try {
                each.accept(TraceDecoding.decode(new ByteSource(body, length)));
            } catch (ByteSource.Malformed changed) {
                throw new IOException("a trace file changed while it was read: " + changed.getMessage());
            }
        });
        return parts;
    }

    /**
     * Writes the merge as a trace file of its own, whole or not at all; it may replace one of those it was made of.
     *
     * @throws IOException as above, or when the file cannot be written
     */
    public static List<Part> write(List<Path> files, Path into) throws IOException {
        TraceMerge merge = new TraceMerge(List.copyOf(files));
        List<Part> parts = merge.index();
        Path fresh = into.resolveSibling(into.getFileName() + ".tmp");
        try {
            try (TraceWriter writer = new TraceWriter(fresh)) {
                merge.copy(writer::append);
            }
            move(fresh, into);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return parts;
    }

    private List<Part> index() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            int file = i;
            parts.add(new Part(
                    files.get(i),
                    TraceReader.blocks(
                            files.get(i), (offset, body, length) -> entries.add(entry(file, offset, body, length)))));
        }
        entries.sort(ORDER);
        return List.copyOf(parts);
    }

    private Entry entry(int file, long offset, byte[] body, int length) throws IOException, ByteSource.Malformed {
        if (entries.size() == MOST_UNITS) {
            throw new IOException(
                    "more than " + MOST_UNITS + " units at " + files.get(file) + ": report on fewer files at a time");
        }
        long started = TraceDecoding.decode(new ByteSource(body, length)).unit().startedMillis();
        digest.update(body, 0, length);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new Entry(file, length, offset, started, hash.getLong(), hash.getLong());
    }

    /** Takes the body of one unit. */
    private interface Bodies {
        void body(byte[] body, int length) throws IOException;
    }

    private void copy(Bodies each) throws IOException {
        byte[] body = new byte[1 << 16];
        try (LastRead last = new LastRead()) {
            for (Entry entry : entries) {
                body = body.length < entry.length() ? new byte[entry.length()] : body;
                last.fill(entry, body);
                each.body(body, entry.length());
            }
        }
    }

    /** The file that was read last: neighbours mostly lie in one, and a thousand open files are more than many systems allow. */
    private final class LastRead implements Closeable {
        private int file = -1;
        private @Nullable FileChannel channel;

        void fill(Entry entry, byte[] body) throws IOException {
            FileChannel open = open(entry.file());
            ByteBuffer buffer = ByteBuffer.wrap(body, 0, entry.length());
            long at = entry.offset() + Block.HEADER;
            while (buffer.hasRemaining()) {
                if (open.read(buffer, at + buffer.position()) < 0) {
                    throw new IOException(files.get(file) + " became shorter while it was read");
                }
            }
        }

        private FileChannel open(int wanted) throws IOException {
            if (channel == null || file != wanted) {
                close();
                channel = FileChannel.open(files.get(wanted));
                file = wanted;
            }
            return channel;
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }
    }

    private static void move(Path fresh, Path into) throws IOException {
        try {
            Files.move(fresh, into, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, into, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
