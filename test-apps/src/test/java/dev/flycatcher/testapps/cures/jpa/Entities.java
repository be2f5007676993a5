package dev.flycatcher.testapps.cures.jpa;

import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Hibernate over a DataSource, for one stretch of work. */
public final class Entities {
    private Entities() {}

    public static void run(DataSource source, Consumer<EntityManager> work) {
        try (var factory = new HibernatePersistenceConfiguration("tweets")
                .managedClasses(Tweet.class, User.class)
                .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source)
                .property(AvailableSettings.DIALECT, "org.hibernate.community.dialect.SQLiteDialect")
                .createEntityManagerFactory()) {
            factory.runInTransaction(work::accept);
        }
    }
}
