package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.trace.Verb;
import java.util.Locale;

/** Writes that are sent together, in the words of libraries that have some of their own. */
final class WriteCode {
    private WriteCode() {}

    /** Whether the cure is one of those. */
    static boolean suits(Words words) {
        return words.draft().kind() == Cure.Kind.SET_BASED;
    }

    /** Hibernate collects what it is told to collect; a DELETE by key may as well be one statement. */
    static String jpa(Words words) {
        Verb verb = verb(words);
        String ordered = verb == Verb.INSERT ? "inserts" : "updates";
        String settings = """
                # Hibernate sends its writes together where it is told to%2$s; in Spring Boot with spring.jpa.properties. before
                hibernate.jdbc.batch_size=50
                hibernate.order_%1$s=true
                """.formatted(
                ordered, verb == Verb.INSERT ? ", but not where the database counts up their keys (IDENTITY)" : "");
        return verb == Verb.DELETE && !words.composite() ? deleted(words) + "// or: " + settings : settings;
    }

    private static String deleted(Words words) {
        Entities entities = words.entities();
        return entities.listRemark() + """
                // one statement for all keys; it removes nothing that JPA would cascade to
                entityManager
                        .createQuery("delete from %s r where r.%s in :keys")
                        .setParameter("keys", keys)
                        .executeUpdate();
                """.formatted(entities.child(), entities.path());
    }

    static String jooq(Words words) {
        return """
                // rows: a List<Object[]> of the values in their order
                BatchBindStep batch = jooq.batch(%s);
                rows.forEach(batch::bind);
                batch.execute();
                """.formatted(Words.text(words.query()));
    }

    static String myBatis(Words words) {
        return """
                // the same mapper, in a session that sends its writes together: %s
                try (SqlSession session = sessions.openSession(ExecutorType.BATCH)) {
                    // what the loop calls, on session.getMapper(...)
                    session.commit();
                }
                """.formatted(words.query());
    }

    static Verb verb(Words words) {
        String start = words.query().stripLeading().toUpperCase(Locale.ROOT);
        return start.startsWith("INSERT") ? Verb.INSERT : start.startsWith("DELETE") ? Verb.DELETE : Verb.UPDATE;
    }
}
