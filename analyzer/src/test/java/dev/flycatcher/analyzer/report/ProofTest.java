package dev.flycatcher.analyzer.report;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.Scenario;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofTest {

    /** A09, I16: redundancy is proof without a parent. */
    @Test
    void aRepeatedQueryReachesTheRungItsEvidenceNames() {
        Scenario unit = Scenario.unit("GET /cfg").at("app.Cfg.read:*7");
        IntStream.range(0, 6)
                .forEach(n -> unit.select("select v from cfg where k = ?", "x").gives(1, i -> row("y")));
        Analyzer analyzer = new Analyzer();
        analyzer.add(unit.trace());
        List<Proof> rungs = Proof.of(analyzer.report().entries().get(0));
        assertThat(rungs.get(3).reached()).isTrue();
        assertThat(rungs.get(3).words())
                .startsWith("Redundant: the same values were bound, the same rows came back, and nothing was written");
        assertThat(rungs.get(4).words()).startsWith("No query feeds it");
        assertThat(rungs.subList(4, 7)).noneMatch(Proof::reached);
    }
}
