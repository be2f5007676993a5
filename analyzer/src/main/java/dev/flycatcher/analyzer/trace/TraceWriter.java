package dev.flycatcher.analyzer.trace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes units to a trace file, one self-contained block each. The file is the owner's alone (0600); what
 * {@link #append} returned from is in the file even when the process is killed right after. Not thread-safe.
 */
public final class TraceWriter implements Closeable {
    private final FileChannel channel;

    /**
     * Starts a new file, in place of one that may be there.
     *
     * @throws IOException when the folder is missing or may not be written
     */
    public TraceWriter(Path file) throws IOException {
        Files.deleteIfExists(file);
        channel = OwnFile.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ByteSink header = Block.fileHeader();
        write(ByteBuffer.wrap(header.array(), 0, header.size()));
    }

    /**
     * Adds one unit.
     *
     * @throws IOException when it cannot be written, or is larger than a block may be (256 MiB)
     */
    public void append(Trace trace) throws IOException {
        append(Transcript.of(trace));
    }

    /**
     * Adds one unit that is written down.
     *
     * @throws IOException as above
     */
    public void append(Transcript unit) throws IOException {
        ByteSink body = unit.bytes();
        if (body.size() > Block.LONGEST) {
            throw new IOException("unit " + unit.unit().name() + " takes " + body.size()
                    + " bytes in the trace file, more than the " + Block.LONGEST + " a block may have");
        }
        append(body.array(), body.size());
    }

    /** Adds a unit that is written already. */
    void append(byte[] body, int length) throws IOException {
        ByteSink header = Block.header(body, length);
        write(ByteBuffer.wrap(header.array(), 0, header.size()), ByteBuffer.wrap(body, 0, length));
    }

    private void write(ByteBuffer... buffers) throws IOException {
        while (buffers[buffers.length - 1].hasRemaining()) {
            channel.write(buffers);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
