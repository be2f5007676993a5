package dev.flycatcher.testapps.corpus;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** All situations, by id. */
public final class Corpus {
    private static final List<Class<?>> CLASSES = List.of(
            PlainLoops.class,
            TrickyLoops.class,
            LookAlikes.class,
            Transactions.class,
            Phases.class,
            Extremes.class,
            Coincidences.class,
            LostOrder.class,
            Neighbours.class,
            Caches.class,
            Binds.class,
            Catalogue.class,
            Statements.class);

    private Corpus() {}

    /**
     * One situation and its label.
     *
     * @param method the code
     * @param label what is to be found
     */
    public record Labelled(Method method, Situation label) {

        public String id() {
            return label.id();
        }

        public String says() {
            return label.says();
        }

        public List<String> finds() {
            return List.of(label.finds());
        }

        public List<String> tells() {
            return List.of(label.tells());
        }

        /** Whether it can run there; {@link #because()} says why not. */
        public boolean runsOn(Engine engine, String door) {
            List<String> not = Arrays.asList(label.not());
            return !not.contains(engine.name())
                    && !not.contains(door)
                    && Runtime.version().feature() >= label.java();
        }

        /** Whether every Java that is supported can play it. */
        public boolean runsOnEveryJava() {
            return label.java() <= 17;
        }

        public List<String> not() {
            return List.of(label.not());
        }

        public String because() {
            return label.because();
        }

        /** Makes the tables; what is returned is still to run. */
        public Play prepare(Stage stage) throws Exception {
            try {
                return (Play) method.invoke(null, stage);
            } catch (InvocationTargetException failure) {
                throw failure.getCause() instanceof Exception cause ? cause : failure;
            }
        }

        @Override
        public String toString() {
            return id() + " " + says();
        }
    }

    /** In the order of their ids. */
    public static List<Labelled> all() {
        List<Labelled> all = new ArrayList<>();
        for (Class<?> of : CLASSES) {
            for (Method method : of.getDeclaredMethods()) {
                Situation label = method.getAnnotation(Situation.class);
                if (label != null) {
                    method.setAccessible(true);
                    all.add(new Labelled(method, label));
                }
            }
        }
        all.sort(Comparator.comparing(Labelled::id));
        return List.copyOf(all);
    }
}
