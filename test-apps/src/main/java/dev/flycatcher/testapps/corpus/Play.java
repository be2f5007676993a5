package dev.flycatcher.testapps.corpus;

/**
 * What runs, once the tables of a situation are there.
 *
 * @param kind what opens each unit, {@code REQUEST} unless a phase matters
 * @param name what each unit is called
 * @param times how many units
 * @param body one unit
 */
public record Play(String kind, String name, int times, Body body) {

    /** One unit of work. */
    public interface Body {
        /** Runs it on a connection that was opened for the unit; {@code n} counts the units from 0. */
        void run(Session db, int n) throws Exception;
    }

    /** One unit of work that is alone. */
    interface Single {
        void run(Session db) throws Exception;
    }

    static Play once(Single body) {
        return of("REQUEST", "GET /orders", body);
    }

    static Play of(String kind, String name, Single body) {
        return new Play(kind, name, 1, (db, n) -> body.run(db));
    }

    static Play times(int times, Body body) {
        return new Play("REQUEST", "GET /orders", times, body);
    }
}
