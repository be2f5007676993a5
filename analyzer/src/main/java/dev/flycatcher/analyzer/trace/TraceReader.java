package dev.flycatcher.analyzer.trace;

import dev.flycatcher.analyzer.trace.ByteSource.Malformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a trace file, one unit in memory at a time. Every whole block is read; what is damaged is skipped and named,
 * never guessed.
 */
public final class TraceReader {
    private static final int MOST_DAMAGE = 1_000;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final List<Damage> damage = new ArrayList<>();
    private byte[] body = new byte[1 << 16];
    private long units;

    /**
     * Bytes that could not be read.
     *
     * @param offset of the first, from the file's start
     * @param length how many
     * @param reason what is wrong with them
     */
    public record Damage(long offset, long length, String reason) {}

    /**
     * How reading went.
     *
     * @param units units that were whole
     * @param damage what was not, in order; empty for a whole file, at most 1,000
     */
    public record Reading(long units, List<Damage> damage) {}

    /** A whole block, somewhere in the file. */
    interface Blocks {
        /** Takes the block whose header is there and whose body is in the first {@code length} of the bytes. */
        void block(long offset, byte[] body, int length) throws IOException, Malformed;
    }

    private TraceReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    /**
     * Hands on each unit of the file, in order.
     *
     * @throws IOException when the file cannot be opened, is no trace file, or was written by a newer version; the
     *     message says which
     */
    public static Reading read(Path file, Consumer<Trace> each) throws IOException {
        return blocks(file, (offset, body, length) -> each.accept(TraceDecoding.decode(new ByteSource(body, length))));
    }

    /** The same for whole blocks; one that turns out to be malformed is damage. */
    static Reading blocks(Path file, Blocks each) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new TraceReader(file, channel).read(each);
        }
    }

    private Reading read(Blocks each) throws IOException {
        checkVersion();
        long at = Block.FILE_HEADER;
        while (at < size) {
            at = block(at, each);
        }
        return new Reading(units, List.copyOf(damage));
    }

    private void checkVersion() throws IOException {
        ByteBuffer header = bytes(0, Block.FILE_HEADER);
        if (header.remaining() < Block.FILE_HEADER || header.getLong(0) != Block.MAGIC) {
            throw new IOException(file + " is not a Flycatcher trace file: it does not start with FLYTRACE");
        }
        int version = header.getInt(8);
        if (version != Block.VERSION) {
            throw new IOException(file + " has trace format " + version + ", this version reads format " + Block.VERSION
                    + ": "
                    + (version > Block.VERSION ? "update Flycatcher" : "read it with the version that wrote it"));
        }
    }

    /** Reads the block there; returns where the next one starts. */
    private long block(long at, Blocks each) throws IOException {
        ByteBuffer header = bytes(at, Block.HEADER);
        if (!isHeader(header, 0)) {
            return skipTo(nextHeader(at + 1), at, "no block starts here");
        }
        int length = header.getInt(4);
        long next = at + Block.HEADER + length;
        if (next > size) {
            return skipTo(size, at, "the block is cut short by " + (next - size) + " bytes");
        }
        if (!readBody(at + Block.HEADER, length) || Block.checksum(body, 0, length) != header.getInt(8)) {
            return skipTo(next, at, "the block's checksum does not match");
        }
        unit(at, next, length, each);
        return next;
    }

    private void unit(long at, long next, int length, Blocks each) throws IOException {
        try {
            each.block(at, body, length);
            units++;
        } catch (Malformed malformed) {
            skipTo(next, at, "the block's content is malformed: " + malformed.getMessage());
        }
    }

    private long skipTo(long next, long at, String reason) {
        if (damage.size() < MOST_DAMAGE) {
            damage.add(new Damage(at, next - at, reason));
        }
        return next;
    }

    private static boolean isHeader(ByteBuffer header, int at) {
        if (header.remaining() - at < Block.HEADER || header.getInt(at) != Block.MARK) {
            return false;
        }
        int length = header.getInt(at + 4);
        return length >= 0
                && length <= Block.LONGEST
                && header.getInt(at + 12) == Block.checksum(header.array(), at, 12);
    }

    /** Where a block starts, at or after that; the file's size when none does. */
    private long nextHeader(long from) throws IOException {
        for (long at = from; at < size; at += (1 << 16) - Block.HEADER + 1) {
            ByteBuffer window = bytes(at, 1 << 16);
            for (int i = 0; i + Block.HEADER <= window.remaining(); i++) {
                if (isHeader(window, i)) {
                    return at + i;
                }
            }
        }
        return size;
    }

    private boolean readBody(long at, int length) throws IOException {
        if (body.length < length) {
            body = new byte[Math.max(length, (int) Math.min(Block.LONGEST, body.length * 2L))];
        }
        return fill(ByteBuffer.wrap(body, 0, length), at) == length;
    }

    /** As many of the bytes there as the file has. */
    private ByteBuffer bytes(long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        fill(buffer, at);
        return buffer.flip();
    }

    private int fill(ByteBuffer buffer, long at) throws IOException {
        int total = 0;
        int more = 0;
        while (buffer.hasRemaining() && more >= 0) {
            total += more;
            more = channel.read(buffer, at + total);
        }
        return more > 0 ? total + more : total;
    }
}
