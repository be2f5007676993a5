package dev.flycatcher.testapps.corpus;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.analyzer.Servers;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.TraceReader;
import dev.flycatcher.analyzer.trace.Unit;
import dev.flycatcher.testapps.harness.Fork;
import dev.flycatcher.testapps.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole corpus played through one door on one engine, once for all tests. */
final class Plays {
    static final String WATCH = "WATCH";
    static final String AGENT = "AGENT";

    private static final Map<String, Map<String, Played>> DONE = new HashMap<>();

    private Plays() {}

    /** By the situation's id, those that can run there. */
    static synchronized Map<String, Played> of(Engine engine, String door) throws Exception {
        String key = engine + " " + door;
        Map<String, Played> done = DONE.get(key);
        if (done == null) {
            done = door.equals(WATCH) ? watched(engine) : seen(engine);
            DONE.put(key, done);
        }
        return done;
    }

    private static String url(Engine engine, Path folder) {
        return switch (engine) {
            case SQLITE -> "jdbc:sqlite:" + folder.resolve("corpus.db");
            case H2 -> "jdbc:h2:mem:corpus;DB_CLOSE_DELAY=-1";
            case POSTGRESQL -> Servers.postgresql();
        };
    }

    private static Map<String, Played> watched(Engine engine) throws Exception {
        Map<String, Played> all = new LinkedHashMap<>();
        String url = url(engine, Files.createTempDirectory("corpus"));
        for (Corpus.Labelled situation : Corpus.all()) {
            if (situation.runsOn(engine, WATCH)) {
                all.put(situation.id(), watched(situation, new Stage(engine, url, Flycatcher::watch)));
            }
        }
        return all;
    }

    private static Played watched(Corpus.Labelled situation, Stage stage) throws Exception {
        Play play = situation.prepare(stage);
        List<Trace> traces = new ArrayList<>();
        for (int n = 0; n < play.times(); n++) {
            int unit = n;
            var recorded = Flycatcher.record(Unit.Kind.valueOf(play.kind()), play.name(), () -> {
                try (Session db = stage.open()) {
                    play.body().run(db, unit);
                }
            });
            traces.addAll(recorded.traces());
        }
        return Played.of(situation, traces, stage.stacks());
    }

    /** In a JVM of its own, under the agent as it ships; the newest Java plays H2. */
    private static Map<String, Played> seen(Engine engine) throws Exception {
        Path folder = Files.createTempDirectory("corpus");
        List<Jdk> jdks = Jdk.installed();
        Jdk jdk = engine == Engine.H2 ? jdks.get(jdks.size() - 1) : jdks.get(0);
        Fork fork = Fork.main(jdk, Main.class, List.of(engine.name(), url(engine, folder)), Fork.agent(folder));
        if (fork.exit() != 0) {
            throw new IllegalStateException(fork.err() + fork.out());
        }
        List<Trace> traces = new ArrayList<>();
        TraceReader.read(folder.resolve("trace.flycatcher"), traces::add);
        Map<String, Played> all = new LinkedHashMap<>();
        fork.out().lines().filter(line -> line.startsWith("PLAYED ")).forEach(line -> {
            String[] words = line.split(" ");
            long start = Long.parseLong(words[2]);
            long end = Long.parseLong(words[3]);
            List<Trace> own = traces.stream()
                    .filter(trace -> trace.unit().startedMillis() >= start
                            && trace.unit().startedMillis() <= end)
                    .toList();
            all.put(words[1], Played.of(situation(words[1]), own, List.of()));
        });
        return all;
    }

    private static Corpus.Labelled situation(String id) {
        return Corpus.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
