package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a stack is taken: decision 6 of the agent. */
class SamplesTest {
    private final Samples samples = new Samples(false);
    private final Shape parent = shape(1);
    private final Shape child = shape(2);

    @Test
    void takesTheUnitsFirstForItsName() {
        assertThat(taken(parent, 1)).containsExactly(1);
    }

    @Test
    void takesTheFirstOfEachShapeInATest() {
        Samples ofATest = new Samples(true);
        assertThat(ofATest.take(ofATest.seen(parent))).isTrue();
        assertThat(ofATest.take(ofATest.seen(child))).isTrue();
    }

    @Test
    void takesThePowersOfTwoWithinOneParent() {
        samples.take(samples.seen(parent));
        samples.parentOpened(samples.seen(parent));
        assertThat(taken(child, 20)).containsExactly(2, 4, 8, 16);
    }

    @Test
    void beginsAnewForAnotherParent() {
        samples.take(samples.seen(parent));
        samples.parentOpened(samples.seen(parent));
        taken(child, 100);
        samples.parentOpened(samples.seen(parent));
        assertThat(taken(child, 4)).containsExactly(1, 2, 4);
    }

    @Test
    void doesNotBeginAnewForItsOwnResults() {
        samples.take(samples.seen(parent));
        List<Integer> taken = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            if (samples.take(samples.seen(child))) {
                taken.add(i);
            }
            samples.parentOpened(samples.seen(child));
        }
        assertThat(taken).containsExactly(2, 4, 8);
    }

    @Test
    void takesNoMoreThanSixtyFourAndThenOneInAThousand() {
        samples.take(samples.seen(parent));
        int count = 0;
        for (int i = 0; i < 10_000; i++) {
            samples.parentOpened(samples.seen(parent));
            count += samples.take(samples.seen(child)) ? 1 : 0;
        }
        assertThat(count).isEqualTo(64 + 10_000 / 1_024);
    }

    private List<Integer> taken(Shape shape, int times) {
        List<Integer> taken = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            if (samples.take(samples.seen(shape))) {
                taken.add(i);
            }
        }
        return taken;
    }

    private static Shape shape(long fingerprint) {
        return new Shape(fingerprint, Verb.SELECT, "SELECT " + fingerprint);
    }
}
