package dev.flycatcher.agent.spring;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Watches every DataSource bean of a Spring Boot application; {@code flycatcher.watch=false} turns it off. */
@AutoConfiguration
@ConditionalOnClass(DataSource.class)
@ConditionalOnProperty(name = WatchDataSources.PROPERTY, matchIfMissing = true)
public class FlycatcherAutoConfiguration {

    /** Static, so that no bean is made for it before its time. */
    @Bean
    static WatchDataSources flycatcherWatchDataSources() {
        return new WatchDataSources();
    }
}
