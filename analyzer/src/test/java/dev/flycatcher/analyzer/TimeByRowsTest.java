package dev.flycatcher.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("I09: time as a + b x rows")
class TimeByRowsTest {

    @Test
    void theLineIsFoundThroughNoiseAndPauses() {
        TimeByRows time = new TimeByRows();
        Random random = new Random(20_261_121);
        for (int i = 0; i < 5_000; i++) {
            int rows = random.nextInt(200);
            long pause = random.nextInt(5) == 0 ? 80_000_000 : 0;
            time.add(rows, 400_000 + 2_000L * rows + random.nextInt(20_000) + pause);
        }
        assertThat(time.perRowNanos()).isCloseTo(2_000, within(600.0));
        assertThat(time.fixedNanos()).isCloseTo(410_000, within(60_000.0));
    }

    @Test
    void withoutDifferentRowsAllOfItIsFixed() {
        TimeByRows time = new TimeByRows();
        for (int i = 1; i <= 9; i++) {
            time.add(1, i * 1_000);
        }
        assertThat(time.perRowNanos()).isZero();
        assertThat(time.fixedNanos()).isEqualTo(5_000);
    }

    @Test
    void neitherPartIsNegative() {
        TimeByRows time = new TimeByRows();
        time.add(1, 9_000);
        time.add(100, 10);
        assertThat(time.perRowNanos()).isZero();
        assertThat(time.fixedNanos()).isPositive();
        assertThat(new TimeByRows().fixedNanos()).isZero();
    }
}
