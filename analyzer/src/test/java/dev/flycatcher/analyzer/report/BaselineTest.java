package dev.flycatcher.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
    private static final Report SHOP = Samples.shop();

    @Test
    void isSortedSmallAndReadBackAsWritten() {
        Baseline baseline = Baseline.of(SHOP);

        assertThat(baseline.text().lines().skip(1)).hasSize(5).isSorted();
        assertThat(Baseline.parse(baseline.text())).isEqualTo(baseline);
        assertThat(Baseline.parse(Baseline.of(Samples.hostile("a\nb\u0000 c")).text())
                        .known())
                .hasSize(1);
    }

    @Test
    void movedLinesAndAnotherOrderChangeNothing() {
        List<Report.Entry> moved = new ArrayList<>(
                SHOP.entries().stream().map(BaselineTest::tenLinesDown).toList());
        Collections.reverse(moved);

        assertThat(Baseline.of(with(moved)).text()).isEqualTo(Baseline.of(SHOP).text());
    }

    @Test
    void tellsWhatAppearedGrewShrankAndWent() {
        List<Report.Entry> entries = SHOP.entries();
        Baseline before = Baseline.of(
                with(List.of(entries.get(0), saving(entries.get(1), 10), saving(entries.get(2), 900), entries.get(4))));
        Comparison comparison = Comparison.of(before, Baseline.of(with(entries.subList(0, 4))));

        assertThat(comparison.appeared())
                .singleElement()
                .satisfies(d -> assertThat(d.words())
                        .isEqualTo("Repeated identical query on exchange_rates in shop.InvoiceService.openInvoices"));
        assertThat(comparison.grew()).singleElement().satisfies(d -> {
            assertThat(d.before()).isEqualTo(10);
            assertThat(d.after()).isEqualTo(4_995);
        });
        assertThat(comparison.shrank())
                .singleElement()
                .satisfies(d -> assertThat(d.after()).isEqualTo(470));
        assertThat(comparison.gone())
                .singleElement()
                .satisfies(d -> assertThat(d.id()).startsWith("A17-"));
        assertThat(comparison.passes()).isFalse();
        assertThat(comparison.text()).startsWith("flycatcher: 1 new, 1 grew, 1 shrank, 1 gone\n");
        assertThat(comparison.text().lines()).hasSize(5).allMatch(line -> line.length() <= 100);
    }

    @Test
    void whatOnlyShrankOrWentPasses() {
        assertThat(Comparison.of(Baseline.of(SHOP), Baseline.EMPTY).passes()).isTrue();
        assertThat(Comparison.of(Baseline.of(SHOP), Baseline.of(SHOP)).passes()).isTrue();
        assertThat(Comparison.of(Baseline.EMPTY, Baseline.of(SHOP)).passes()).isFalse();
    }

    @Test
    void anErrorNamesTheLineAndTheCure() {
        assertThatThrownBy(() -> Baseline.parse("# flycatcher baseline 1\nA01-00 many words\n"))
                .hasMessageContaining("Line 2")
                .hasMessageContaining("\"A01-00 many words\"")
                .hasMessageContaining("write the baseline again");
        assertThatThrownBy(() -> Baseline.parse("# flycatcher baseline 2\n"))
                .hasMessageContaining("version 2")
                .hasMessageContaining("update Flycatcher");
    }

    @Test
    void theReportTellsTheComparison(@TempDir Path folder) throws IOException {
        ReportWriter.Written written = ReportWriter.write(SHOP, folder, Surroundings.NONE.with(Baseline.EMPTY));

        assertThat(Files.readString(written.json())).containsSubsequence("\"compared\"", "\"appeared\"", "A01-");
        assertThat(JsonReportTest.SCHEMA.validate(
                        Files.readString(written.json()), com.networknt.schema.InputFormat.JSON))
                .isEmpty();
    }

    private static Report with(List<Report.Entry> entries) {
        return new Report(SHOP.summary(), entries, SHOP.units(), SHOP.shapes());
    }

    private static Report.Entry saving(Report.Entry entry, long roundTrips) {
        return new Report.Entry(entry.finding(), entry.cure(), Saved.of(roundTrips));
    }

    private static Report.Entry tenLinesDown(Report.Entry entry) {
        Finding f = entry.finding();
        Finding moved = new Finding(
                f.rule(),
                f.severity(),
                f.evidence(),
                f.unit(),
                f.units(),
                f.parent(),
                f.child(),
                f.flow(),
                f.candidates(),
                down(f.callSite()),
                down(f.loop()),
                f.stack());
        return new Report.Entry(moved, entry.cure(), entry.saved());
    }

    private static @org.jspecify.annotations.Nullable Frame down(@org.jspecify.annotations.Nullable Frame frame) {
        return frame == null
                ? null
                : new Frame(frame.type(), frame.method(), frame.file(), frame.line() + 10, frame.loopLine());
    }
}
