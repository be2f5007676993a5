package dev.flycatcher.agent.spring;

import dev.flycatcher.agent.watch.Flycatcher;
import java.util.Arrays;
import org.springframework.util.ClassUtils;

/** Lets cures use the names of an application's entities. Knows spring-orm and Jakarta Persistence by their names alone. */
final class EntityNames {
    private EntityNames() {}

    /** Reads a bean that holds an EntityManagerFactory which is there already. */
    static void read(Object bean) {
        try {
            if (is(bean, "org.springframework.orm.jpa.EntityManagerFactoryInfo")) {
                made(bean);
            } else if (is(bean, "jakarta.persistence.EntityManagerFactory")) {
                Flycatcher.entities(bean);
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unread) {
            // names stay derived; the application starts as without us
        }
    }

    /** A factory bean. One that boots in the background would be waited for, and so would what it hands out. */
    private static void made(Object bean) throws ReflectiveOperationException {
        boolean maker = is(bean, "org.springframework.beans.factory.FactoryBean");
        if (maker && bean.getClass().getMethod("getBootstrapExecutor").invoke(bean) == null) {
            Flycatcher.entities(
                    bean.getClass().getMethod("getNativeEntityManagerFactory").invoke(bean));
        }
    }

    private static boolean is(Object bean, String type) {
        return Arrays.stream(ClassUtils.getAllInterfacesForClass(bean.getClass()))
                .anyMatch(each -> each.getName().equals(type));
    }
}
