package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void givesNoMoreThanItHasAndTakesBack() {
        Budget budget = new Budget(100);
        assertThat(budget.take(60)).isTrue();
        assertThat(budget.take(60)).isFalse();
        assertThat(budget.taken()).isEqualTo(60);
        budget.release(60);
        assertThat(budget.take(100)).isTrue();
    }
}
