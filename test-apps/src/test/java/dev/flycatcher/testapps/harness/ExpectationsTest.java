package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationsTest {

    @Test
    void readsRuleLineAndExecutions() {
        List<String> lines = List.of("class A {", "    a.executeQuery(); // expect A01 x500", "}");
        assertThat(Expectations.in("A.java", lines)).containsExactly(new Verdict("A01", "A.java:2", 500));
    }

    @Test
    void readsSeveralOfOneLine() {
        assertThat(Expectations.in("A.java", List.of("a(); // expect A01 x5, A09 x3")))
                .containsExactly(new Verdict("A01", "A.java:1", 5), new Verdict("A09", "A.java:1", 3));
    }

    @Test
    void readsHowOftenTheSameIsExpected() {
        assertThat(Expectations.in("A.java", List.of("a(); // expect 2 A01 x5")))
                .containsExactly(new Verdict("A01", "A.java:1", 5), new Verdict("A01", "A.java:1", 5));
    }

    @Test
    void readsWhatHasNoCallSite() {
        assertThat(Expectations.in("A.java", List.of("a(); // expect A23 x1 unplaced")))
                .containsExactly(new Verdict("A23", "no call site", 1));
    }

    @Test
    void leavesOtherCommentsAlone() {
        assertThat(Expectations.in("A.java", List.of("a(); // expected by nobody", "/* expect A01 x1 */")))
                .isEmpty();
    }

    @Test
    void refusesWhatOnlyLooksLikeOne() {
        assertThatThrownBy(() -> Expectations.in("A.java", List.of("", "a(); // expect A01 500")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A.java:2 expects \"A01 500\"; write it as: // expect A01 x500, A09 x3");
    }
}
