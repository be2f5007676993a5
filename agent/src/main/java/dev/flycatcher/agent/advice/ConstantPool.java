package dev.flycatcher.agent.advice;

/** The texts among a class file's constants, without reading more of it (JVMS 4.4). */
final class ConstantPool {
    private static final int COUNT = 8;
    private static final int FIRST = 10;

    private ConstantPool() {}

    /** Says of one text what it is, in bits. */
    interface Texts {
        int test(byte[] bytes, int at, int length);
    }

    /** What all of them together are; 0 for what is no class file. */
    static int seen(byte[] bytes, Texts test) {
        int at = FIRST;
        int seen = 0;
        int count = bytes.length < FIRST ? 0 : unsigned(bytes, COUNT);
        for (int i = 1; i < count && at + 3 < bytes.length; i++) {
            int tag = bytes[at];
            if (tag == 1) {
                int length = unsigned(bytes, at + 1);
                if (at + 3 + length <= bytes.length) {
                    seen |= test.test(bytes, at + 3, length);
                }
                at += 3 + length;
            } else {
                // A long or a double takes two places.
                i += tag == 5 || tag == 6 ? 1 : 0;
                at += size(tag);
            }
        }
        return seen;
    }

    private static int size(int tag) {
        return switch (tag) {
            case 5, 6 -> 9;
            case 7, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            default -> 5;
        };
    }

    private static int unsigned(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
