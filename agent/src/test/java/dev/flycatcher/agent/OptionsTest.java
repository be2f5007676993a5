package dev.flycatcher.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void needsNone() {
        Options options = Options.of("");
        assertThat(options.folder()).isEqualTo(Path.of("flycatcher").toAbsolutePath());
        assertThat(options.refused()).isEmpty();
    }

    @Test
    void dirMovesTheReport() {
        assertThat(Options.of("dir=/tmp/a=b").folder()).isEqualTo(Path.of("/tmp/a=b"));
    }

    @Test
    void refusesAnUnknownOneByNameWithTheKnownOnesAndKeepsTheRest() {
        Options options = Options.of("colour=red,dir=/tmp/x");
        assertThat(options.folder()).isEqualTo(Path.of("/tmp/x"));
        assertThat(options.refused()).hasSize(1);
        assertThat(options.refused().get(0)).contains("'colour'").contains("dir");
    }
}
