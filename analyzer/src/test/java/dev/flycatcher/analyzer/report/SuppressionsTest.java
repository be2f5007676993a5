package dev.flycatcher.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import dev.flycatcher.analyzer.detect.Finding;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Report SHOP = Samples.shop();

    private static Suppressions.Applied applied(String text) {
        return Suppressions.parse(text).applied(SHOP, TODAY);
    }

    private static List<String> rules(Suppressions.Applied applied) {
        return applied.report().entries().stream()
                .map(entry -> entry.finding().rule())
                .toList();
    }

    @Test
    void aFindingIsNamedByItsId() {
        Finding rates = SHOP.entries().get(3).finding();
        Suppressions.Applied applied = applied("# kept\n\n" + Key.of(rates) + ": changes by the hour");
        assertThat(rules(applied)).containsExactly("A01", "A01", "A01", "A17");
        assertThat(applied.words()).containsExactly("1 finding suppressed.");
        assertThat(applied.report().summary()).isEqualTo(SHOP.summary());
    }

    @Test
    void aRuleIsNamedByItselfOrWithItsPlace() {
        assertThat(rules(applied("A01: known"))).containsExactly("A09", "A17");
        assertThat(rules(applied("* at shop.Audit.write: known"))).containsExactly("A01", "A01", "A01", "A09");
        assertThat(rules(applied("A17 at shop.Audit: known"))).containsExactly("A01", "A01", "A01", "A09");
        assertThat(rules(applied("A09 at shop.Audit: known"))).hasSize(5);
    }

    @Test
    void aShapeIsNamedByItsFingerprint() {
        long fingerprint = SHOP.entries().get(4).finding().child().shape().fingerprint();
        assertThat(rules(applied("* shape " + HexFormat.of().toHexDigits(fingerprint) + ": known")))
                .containsExactly("A01", "A01", "A01", "A09");
    }

    @Test
    void whatSuppressesNothingIsTold() {
        assertThat(applied("A46: fixed long ago").words())
                .containsExactly("Suppresses nothing, remove it: A46: fixed long ago");
    }

    @Test
    void aLineHoldsUntilItsDayAndIsToldAfterwards() {
        assertThat(rules(applied("A09 until 2026-11-21: soon"))).doesNotContain("A09");
        Suppressions.Applied late = applied("A09 until 2026-11-20: soon");
        assertThat(rules(late)).contains("A09");
        assertThat(late.words()).containsExactly("Expired, renew or remove it: A09 until 2026-11-20: soon");
    }

    @Test
    void isSortedAndReadBackAsWritten() {
        Suppressions parsed =
                Suppressions.parse("B01: b\nA12   at  shop.Page   until 2027-01-31  :  counted, on purpose: yes");
        assertThat(parsed.text()).isEqualTo("A12 at shop.Page until 2027-01-31: counted, on purpose: yes\nB01: b\n");
        assertThat(Suppressions.parse(parsed.text()).text()).isEqualTo(parsed.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A09", "A09:", "a09: x", "A09 because", "A09 at: x", "A09 shape 12: x", "\u001b[31m: x"})
    void aLineWithoutReasonOrMeaningIsRefusedWithItsNumber(String line) {
        assertThatThrownBy(() -> Suppressions.parse("# first\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Line 2 of the suppressions reads \"")
                .hasMessageContaining("A09 at shop.Importer until 2027-03-31: why");
    }

    @Test
    void aDayThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Suppressions.parse("A09 until never: x"))
                .hasMessageContaining("expected a day as in 2027-03-31 after \"until\"");
    }

    @Test
    void theReportListsWhatIsSuppressedWithItsReasonAndTheLinesThatDoNothing() {
        Suppressions.Applied applied =
                applied("A17: rows are few here\nA46: fixed long ago\nA12 until 2026-01-01: soon");
        String json = Form.JSON.text(applied.report(), Surroundings.NONE.with(applied));

        assertThat(json)
                .containsSubsequence(
                        "\"suppressed\"",
                        "\"rule\": \"A17\"",
                        "\"roundTrips\": 110",
                        "\"line\": \"A17: rows are few here\"",
                        "\"idle\"",
                        "A46: fixed long ago",
                        "\"expired\"",
                        "A12 until 2026-01-01: soon");
        assertThat(JsonReportTest.SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void theReportNamesTheFingerprintThatAShapeIsSuppressedBy() {
        String fingerprint = Key.hex(Samples.AUDIT.fingerprint());

        assertThat(Form.JSON.text(SHOP)).contains("\"fingerprint\": \"" + fingerprint + "\"");
        assertThat(rules(applied("* shape " + fingerprint + ": known"))).doesNotContain("A17");
    }
}
