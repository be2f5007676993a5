package dev.flycatcher.analyzer.trace;

import java.util.zip.CRC32C;

/**
 * The trace file's frame, all numbers little-endian.
 *
 * <pre>
 * file   FLYTRACE (8 bytes), version (4), then blocks
 * block  UNIT (4 bytes), length of the body (4), checksum of the body (4), checksum of these 12 bytes (4), body
 * </pre>
 *
 * A block is one unit and needs no other block. Checksums are CRC-32C.
 */
final class Block {
    static final long MAGIC = 0x4543415254594C46L; // FLYTRACE
    static final int VERSION = 5;
    static final int FILE_HEADER = 12;

    static final int MARK = 0x54494E55; // UNIT
    static final int HEADER = 16;

    /** A longer block was not written by us. */
    static final int LONGEST = 1 << 28;

    private Block() {}

    static ByteSink fileHeader() {
        ByteSink header = new ByteSink(FILE_HEADER);
        header.fixed(MAGIC);
        header.fixed(VERSION);
        return header;
    }

    static ByteSink header(byte[] body, int length) {
        ByteSink header = new ByteSink(HEADER);
        header.fixed(MARK);
        header.fixed(length);
        header.fixed(checksum(body, 0, length));
        header.fixed(checksum(header.array(), 0, header.size()));
        return header;
    }

    static int checksum(byte[] bytes, int from, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, length);
        return (int) checksum.getValue();
    }
}
