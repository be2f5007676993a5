package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Verdict ONE = new Verdict("A01", "A.java:1", 5);
    private static final Verdict TWO = new Verdict("A09", "A.java:2", 3);

    @Test
    void isNoneWhateverTheOrder() {
        assertThat(Difference.between(List.of(ONE, TWO), List.of(TWO, ONE)).none())
                .isTrue();
    }

    @Test
    void namesWhatIsMissingAndWhatIsSurplus() {
        assertThat(Difference.between(List.of(ONE), List.of(TWO)))
                .hasToString("missing (1)\n  A.java:1 A01 x5\nsurplus (1)\n  A.java:2 A09 x3\n");
    }

    @Test
    void countsTheSameFindingTwice() {
        assertThat(Difference.between(List.of(ONE), List.of(ONE, ONE)).surplus())
                .containsExactly(ONE);
    }

    @Test
    void tellsAnotherCountFromTheSame() {
        Verdict fewer = new Verdict("A01", "A.java:1", 4);
        Difference difference = Difference.between(List.of(ONE), List.of(fewer));
        assertThat(difference.missing()).containsExactly(ONE);
        assertThat(difference.surplus()).containsExactly(fewer);
    }
}
