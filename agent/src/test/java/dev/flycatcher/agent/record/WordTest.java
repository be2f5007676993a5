package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Value.Family;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Canonical classes of values: section 1 of the value-flow rule. */
class WordTest {
    private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

    @Test
    void integralNumbersAgreeWhateverTheirType() {
        long seven = Word.of(7L);
        assertThat(Word.family(seven)).isEqualTo(Family.INTEGRAL);
        assertThat(Word.of((Object) 7)).isEqualTo(seven);
        assertThat(Word.of((Object) (short) 7)).isEqualTo(seven);
        assertThat(Word.of((Object) (byte) 7)).isEqualTo(seven);
        assertThat(Word.of((Object) BigInteger.valueOf(7))).isEqualTo(seven);
    }

    @Test
    void decimalOfScaleZeroOrLessIsIntegral() {
        assertThat(Word.of((Object) new BigDecimal("7"))).isEqualTo(Word.of(7L));
        assertThat(Word.of((Object) new BigDecimal("7E2"))).isEqualTo(Word.of(700L));
    }

    @Test
    void decimalsAgreeByValue() {
        long word = Word.of((Object) new BigDecimal("7.50"));
        assertThat(word).isEqualTo(Word.of((Object) new BigDecimal("7.5")));
        assertThat(Word.family(word)).isEqualTo(Family.DECIMAL);
        assertThat(word).isNotEqualTo(Word.of(7.5));
    }

    @Test
    void uuidAgreesAsTextObjectAndBytes() {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(ID.getMostSignificantBits())
                .putLong(ID.getLeastSignificantBits())
                .array();
        assertThat(Word.of((Object) ID)).isEqualTo(Word.of(ID.toString())).isEqualTo(Word.of((Object) bytes));
    }

    @Test
    void textThatOnlyLooksLikeAUuidIsText() {
        String text = "123e4567-e89b-12d3-a456-42661417400x";
        assertThat(Word.family(Word.of(text))).isEqualTo(Family.TEXT);
    }

    @Test
    void textsDifferInEveryCharacter() {
        assertThat(Word.of("Aa")).isNotEqualTo(Word.of("BB"));
        assertThat(Word.of("a")).isNotEqualTo(Word.of("a "));
        assertThat(Word.of("7")).isNotEqualTo(Word.of(7L));
    }

    @Test
    void momentsAgreeAsTimestampAndInstant() {
        Instant instant = Instant.parse("2026-11-21T10:15:30.123456789Z");
        assertThat(Word.of(Timestamp.from(instant))).isEqualTo(Word.of((Object) instant));
    }

    @Test
    void nullAndWhatIsNotLookedAtAreZero() {
        assertThat(Word.of((Object) null)).isZero();
        assertThat(Word.of(new Object())).isZero();
        assertThat(Word.of(new byte[Word.LONGEST_BYTES + 1])).isZero();
    }

    @Test
    void noValueIsZero() {
        for (long value = -1_000; value < 1_000; value++) {
            assertThat(Word.of(value)).isNotZero();
        }
    }

    @Test
    void readsBackSmallNumbersAndNothingElse() {
        for (long value : new long[] {0, 1, 20, 4_000, 1_000_000_007L, 1_000_000_000_000L}) {
            assertThat(Word.number(Word.of(value))).isEqualTo(value);
        }
        assertThat(Word.number(Word.of(-5L))).isEqualTo(-1);
        assertThat(Word.number(Word.of(Long.MAX_VALUE))).isEqualTo(-1);
        assertThat(Word.number(Word.of("20"))).isEqualTo(-1);
        assertThat(Word.number(0)).isEqualTo(-1);
    }
}
