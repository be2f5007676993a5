package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** At most one stack per shape and minute in count mode (section 1). */
class MinutesTest {
    private static final long SECOND = 1_000_000_000L;
    private final Minutes minutes = new Minutes();

    @Test
    void aKeyPassesOnceAMinute() {
        assertThat(minutes.pass(7, 0)).isTrue();
        assertThat(minutes.pass(7, 59 * SECOND)).isFalse();
        assertThat(minutes.pass(7, 61 * SECOND)).isTrue();
        assertThat(minutes.pass(7, 62 * SECOND)).isFalse();
    }

    @Test
    void keysDoNotHoldEachOtherBackAsARule() {
        int passed = 0;
        for (int key = 0; key < 100; key++) {
            passed += minutes.pass(key, SECOND) ? 1 : 0;
        }
        assertThat(passed).isGreaterThan(90);
    }
}
