package dev.flycatcher.testapps.cures.jpa;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;

/** Hibernate over a DataSource, for one stretch of work, alone or behind Spring Data. */
public final class Entities {
    private Entities() {}

    public static void run(DataSource source, Consumer<EntityManager> work) {
        run(source, work, Tweet.class, User.class);
    }

    public static void run(DataSource source, Consumer<EntityManager> work, Class<?>... entities) {
        run(source, "", work, entities);
    }

    /** The same with settings, lines as of a file of properties. */
    public static void run(DataSource source, String settings, Consumer<EntityManager> work, Class<?>... entities) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(settings));
        } catch (IOException noText) {
            throw new UncheckedIOException(noText);
        }
        Map<String, Object> told = new HashMap<>();
        properties.forEach((name, value) -> told.put(name.toString(), value));
        try (var factory = new HibernatePersistenceConfiguration("tweets")
                .managedClasses(entities)
                .properties(told)
                .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source)
                .property(AvailableSettings.DIALECT, "org.hibernate.community.dialect.SQLiteDialect")
                .createEntityManagerFactory()) {
            factory.runInTransaction(work::accept);
        }
    }

    /** A repository of Spring Data's, made without a container. */
    public static <R> R repository(EntityManager entities, Class<R> type) {
        JpaRepositoryFactory factory = new JpaRepositoryFactory(entities);
        factory.setBeanClassLoader(type.getClassLoader());
        return factory.getRepository(type);
    }
}
