package dev.flycatcher.agent.spring;

import dev.flycatcher.agent.watch.Flycatcher;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopConfigException;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.util.ClassUtils;

/**
 * Hands out the connections of DataSource beans watched. A bean keeps its class, so that whoever asks for the pool by
 * its type gets it, and its metrics and health are read as before. What only leads to DataSources that are watched, a
 * scoped proxy, a router or a lazy proxy, is left as it is.
 */
final class WatchDataSources implements BeanPostProcessor {
    static final String PROPERTY = "flycatcher.watch";

    private static final boolean SPRING_JDBC = ClassUtils.isPresent(
            "org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource",
            WatchDataSources.class.getClassLoader());

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        EntityNames.read(bean);
        return bean instanceof DataSource source && !(bean instanceof ScopedObject) && !isWatched(source)
                ? watched(source)
                : bean;
    }

    private static boolean isWatched(DataSource source) {
        return Flycatcher.isWatched(source) || handsOutWatched(source) || SPRING_JDBC && Routes.leadToWatched(source);
    }

    private static boolean handsOutWatched(DataSource source) {
        return source instanceof Advised advised
                && List.of(advised.getAdvisors()).stream()
                        .anyMatch(each -> each.getAdvice() instanceof WatchedConnections);
    }

    private static DataSource watched(DataSource source) {
        DataSource watched = Flycatcher.watch(source);
        if (Modifier.isFinal(source.getClass().getModifiers())) {
            return watched;
        }
        ProxyFactory proxy = new ProxyFactory(source);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(new WatchedConnections(watched));
        try {
            return (DataSource) proxy.getProxy(source.getClass().getClassLoader());
        } catch (AopConfigException noSubclass) {
            return watched;
        }
    }

    /** Answers {@code getConnection} with a watched one; everything else is the bean's own. */
    private record WatchedConnections(DataSource watched) implements MethodInterceptor {
        @Override
        public @Nullable Object invoke(MethodInvocation call) throws Throwable {
            if (!call.getMethod().getName().equals("getConnection")) {
                return call.proceed();
            }
            try {
                return DataSource.class
                        .getMethod("getConnection", call.getMethod().getParameterTypes())
                        .invoke(watched, call.getArguments());
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        }
    }

    /** Loaded only where there is spring-jdbc. */
    private static final class Routes {
        static boolean leadToWatched(DataSource source) {
            if (source instanceof DelegatingDataSource delegating) {
                DataSource target = delegating.getTargetDataSource();
                return target != null && isWatched(target);
            }
            if (source instanceof AbstractRoutingDataSource router) {
                Collection<DataSource> targets = router.getResolvedDataSources().values();
                DataSource rest = router.getResolvedDefaultDataSource();
                return !targets.isEmpty()
                        && targets.stream().allMatch(WatchDataSources::isWatched)
                        && (rest == null || isWatched(rest));
            }
            return false;
        }
    }
}
