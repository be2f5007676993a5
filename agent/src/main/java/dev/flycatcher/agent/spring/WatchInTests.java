package dev.flycatcher.agent.spring;

import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Watches the DataSource beans of every context that Spring's test framework makes: without Spring Boot as well, and in
 * slices such as {@code @DataJpaTest}, which leave auto-configurations out. Named in {@code META-INF/spring.factories}.
 */
public final class WatchInTests implements ContextCustomizerFactory {

    /** All are equal: contexts stay shared between test classes. */
    private record Customizer() implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            if (context.getEnvironment().getProperty(WatchDataSources.PROPERTY, Boolean.class, true)) {
                context.getBeanFactory().addBeanPostProcessor(new WatchDataSources());
            }
        }
    }

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return new Customizer();
    }
}
