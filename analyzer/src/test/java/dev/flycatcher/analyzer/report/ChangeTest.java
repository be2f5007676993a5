package dev.flycatcher.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTest {

    @Test
    void findingsOfOneLoopAreOneChangeAndTheGreatestComesFirst() {
        List<Change> changes = Change.of(Samples.shop());

        assertThat(changes)
                .containsExactly(
                        new Change("Timeline.java:31", List.of(0, 1), 9_995),
                        new Change("InvoiceService.java:42", List.of(2, 3), 772),
                        new Change("Audit.java:23", List.of(4), 110));
    }

    @Test
    void noRoundTripIsSavedTwice() {
        Report shop = Samples.shop();
        List<Report.Entry> twice = new ArrayList<>(shop.entries());
        twice.addAll(shop.entries());
        Report doubled = new Report(shop.summary(), twice, shop.units(), shop.shapes());

        assertThat(Change.total(Change.of(doubled))).isLessThanOrEqualTo(10_923);
    }
}
