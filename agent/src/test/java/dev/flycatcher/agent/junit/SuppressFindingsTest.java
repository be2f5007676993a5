package dev.flycatcher.agent.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.record.Declared;
import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.report.Suppressions;
import dev.flycatcher.analyzer.trace.Unit;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.Databases;
import shop.Ledger;
import shop.Orders;

/** What is written at a method counts as a line of the suppressions' file: with its reason, until its day. */
class SuppressFindingsTest {

    @Test
    void letsPassWhatIsAcceptedAndFailsTheRest() {
        Map<String, String> outcome = Launched.run(Looping.class, Map.of());
        assertThat(outcome.get("accepted()")).isEmpty();
        assertThat(outcome.get("expired()")).startsWith("N+1 in ");
        assertThat(outcome.get("another()")).startsWith("N+1 in ");
    }

    @Test
    void tellsWhatIsSuppressedWhatHasExpiredAndWhatSuppressesNothing() throws Exception {
        DataSource dataSource = Flycatcher.watch(Databases.H2.open());
        new Orders(dataSource).fill(40);
        Ledger ledger = new Ledger(dataSource);
        Recorded recorded = Flycatcher.record(Unit.Kind.REQUEST, "ledger", () -> {
            ledger.accepted();
            ledger.expired();
            ledger.another();
        });
        assertThat(recorded.report().entries())
                .filteredOn(entry -> entry.finding().rule().equals("A01"))
                .hasSize(3);
        Suppressions.Applied applied = Declared.seen().applied(recorded.report(), LocalDate.now());
        assertThat(applied.hidden())
                .singleElement()
                .satisfies(hidden ->
                        assertThat(hidden.line().text()).isEqualTo("A01 at shop.Ledger.accepted: forty at most"));
        assertThat(applied.words())
                .contains(
                        "1 finding suppressed.",
                        "Suppresses nothing, remove it: A09 at shop.Ledger.another until 2999-01-01: nothing is asked again here",
                        "Expired, renew or remove it: A01 at shop.Ledger.expired until 2020-01-01: until it is cured");
    }

    @NoNPlusOne
    static class Looping {
        private final DataSource dataSource = Flycatcher.watch(Databases.H2.open());
        private final Ledger ledger = new Ledger(dataSource);

        @BeforeEach
        void fill() throws SQLException {
            new Orders(dataSource).fill(40);
        }

        @Test
        void accepted() throws SQLException {
            assertThat(ledger.accepted()).isPositive();
        }

        @Test
        void expired() throws SQLException {
            assertThat(ledger.expired()).isPositive();
        }

        @Test
        void another() throws SQLException {
            assertThat(ledger.another()).isPositive();
        }
    }
}
