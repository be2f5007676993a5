package dev.flycatcher.agent.advice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeedleTest {
    private static final String BEFORE = "\u00ca\u00fe\u00ba\u00be......";

    @Test
    void aTextIsFoundWhereverItStandsBehindTheHead() {
        for (int at = 0; at < 40; at++) {
            assertThat(isIn("java/sql/", "\u00e9".repeat(at) + "java/sql/" + "j".repeat(40 - at)))
                    .as("at %d", at)
                    .isTrue();
        }
    }

    @Test
    void whatOnlyResemblesItIsNot() {
        assertThat(isIn("java/sql/", "java/sqljava/sql")).isFalse();
        assertThat(isIn("java/sql/", "java.sql.java/util/")).isFalse();
        assertThat(isIn("java/sql/", "")).isFalse();
        assertThat(new Needle("java/sql/").isIn(new byte[0])).isFalse();
    }

    @Test
    void anyTextIsFoundWhereJavaFindsIt() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            String text = letters(random, 1 + random.nextInt(4));
            String all = letters(random, random.nextInt(30));
            assertThat(isIn(text, all)).as("%s in %s", text, all).isEqualTo(all.contains(text));
        }
    }

    @Test
    void aClassThatNamesJdbcIsSeen() throws IOException {
        assertThat(new Needle("java/sql/").isIn(bytes(java.sql.Timestamp.class)))
                .isTrue();
        assertThat(new Needle("java/sql/").isIn(bytes(NeedleTest.class.getSuperclass())))
                .isFalse();
    }

    private static boolean isIn(String text, String all) {
        return new Needle(text).isIn((BEFORE + all).getBytes(ISO_8859_1));
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream('/' + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }
}
