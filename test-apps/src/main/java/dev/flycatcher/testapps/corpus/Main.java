package dev.flycatcher.testapps.corpus;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Plays every situation on one engine, for the agent to see: {@code Main H2 jdbc:h2:mem:corpus}. For each it prints its
 * id and the moments between which it ran, in milliseconds since 1970.
 */
public final class Main {
    private static final long APART_MILLIS = 5;

    private Main() {}

    /** Plays; whatever fails is told on standard error and ends the run with code 1. */
    public static void main(String[] arguments) throws Exception {
        Engine engine = Engine.valueOf(arguments[0]);
        for (Corpus.Labelled situation : Corpus.all()) {
            if (situation.runsOn(engine, "AGENT")) {
                play(situation, new Stage(engine, arguments[1], UnaryOperator.identity()));
            }
        }
    }

    private static void play(Corpus.Labelled situation, Stage stage) throws Exception {
        Play play = situation.prepare(stage);
        Thread.sleep(APART_MILLIS);
        long start = System.currentTimeMillis();
        for (int n = 0; n < play.times(); n++) {
            unit(play, stage, n);
        }
        long end = System.currentTimeMillis();
        System.out.println("PLAYED " + situation.id() + " " + start + " " + end);
        Thread.sleep(APART_MILLIS);
    }

    /** Each unit on a thread of its own, as a server would. */
    private static void unit(Play play, Stage stage, int n) throws Exception {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        Thread thread = new Thread(
                () -> {
                    try (Session db = stage.open()) {
                        play.body().run(db, n);
                    } catch (Exception e) {
                        failure.set(e);
                    }
                },
                "worker");
        thread.start();
        thread.join();
        Session.check(failure);
    }
}
