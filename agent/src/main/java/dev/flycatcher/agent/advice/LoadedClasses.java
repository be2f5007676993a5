package dev.flycatcher.agent.advice;

import dev.flycatcher.agent.boot.Aside;
import dev.flycatcher.agent.boot.Holder;
import dev.flycatcher.agent.names.MappedClasses;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Classes of JDBC, and entry points, that were loaded before the agent came: they are advised where they are. They take no
 * field, so what is kept about their objects lies aside; and they can be had back as they were.
 */
public final class LoadedClasses {
    private static final List<Class<?>> ROLES = List.of(
            Connection.class, Statement.class, ResultSet.class, DatabaseMetaData.class, Driver.class, DataSource.class);

    private final Instrumentation instrumentation;
    private final JdbcTransformer.Again again;
    private final EntryTransformer entries;
    private final MappedClasses mapped;
    private Set<Class<?>> advised = Set.of();

    public LoadedClasses(Instrumentation instrumentation, JdbcTransformer transformer, MappedClasses mapped) {
        this.instrumentation = instrumentation;
        this.mapped = mapped;
        this.entries = new EntryTransformer(mapped, true);
        this.again = transformer.again();
    }

    /** Whether there are any: before a program's start only another agent can have loaded them. */
    public boolean isAny() {
        return !found().isEmpty();
    }

    /** Advises all that are loaded now, and reads those that stand for tables. */
    public void advise() {
        Aside.open();
        instrumentation.addTransformer(again, true);
        instrumentation.addTransformer(entries, true);
        advised = found();
        retransform(advised);
        mapped.readLoaded(instrumentation.getAllLoadedClasses());
    }

    /** Gives those classes back the code they came with. */
    public void restore() {
        instrumentation.removeTransformer(again);
        instrumentation.removeTransformer(entries);
        retransform(advised);
        advised = Set.of();
    }

    /**
     * Classes that implement JDBC or are called from outside, and what they inherit from: sqlite-jdbc's methods lie in
     * classes that name nothing.
     */
    private Set<Class<?>> found() {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() != null && !type.isInterface() && (isJdbc(type) || EntryPoints.isCalled(type))) {
                for (Class<?> each = type; each != null && isTaken(each); each = each.getSuperclass()) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    private static boolean isJdbc(Class<?> type) {
        return ROLES.stream().anyMatch(role -> role.isAssignableFrom(type));
    }

    private boolean isTaken(Class<?> type) {
        return type.getClassLoader() != null
                && !List.of(type.getInterfaces()).contains(Holder.class)
                && instrumentation.isModifiableClass(type);
    }

    /** All at once; where one of them is refused, one by one, so that it stands alone. */
    private void retransform(Collection<Class<?>> types) {
        if (!types.isEmpty() && !retransformed(types.toArray(Class<?>[]::new))) {
            for (Class<?> type : types) {
                if (!retransformed(type)) {
                    System.err.println("flycatcher: " + type.getName() + " is loaded and cannot be changed");
                }
            }
        }
    }

    private boolean retransformed(Class<?>... types) {
        try {
            instrumentation.retransformClasses(types);
            return true;
        } catch (UnmodifiableClassException | RuntimeException | LinkageError refused) {
            return false;
        }
    }
}
