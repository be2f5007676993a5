package dev.flycatcher.agent.conformance;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** How a generated driver behaves: well, but for one method. */
public final class Faults {
    /** What goes wrong. */
    enum Fault {
        NONE,
        SQL_EXCEPTION,
        RUNTIME_EXCEPTION,
        ABSTRACT_METHOD_ERROR,
        CHECKED_SNEAKED,
        NULL,
        LIES,
        BLOCKS,
        /** Before it answers, another statement is run. */
        ASKS_ITSELF
    }

    private static final List<Class<?>> OBJECTS = List.of(
            CallableStatement.class,
            PreparedStatement.class,
            Statement.class,
            ResultSet.class,
            DatabaseMetaData.class,
            Connection.class,
            Array.class,
            Blob.class,
            Clob.class);

    static volatile Fault fault = Fault.NONE;
    /** The only method that is at fault. */
    static volatile String method = "";

    /** Methods that were called, while somebody listens. */
    static volatile @Nullable List<String> heard;

    /** What a prepared statement is. */
    static volatile Class<?> prepared = PreparedStatement.class;

    static volatile Callable<?> asked = () -> null;

    static final CountDownLatch BLOCKED = new CountDownLatch(1);
    static final CountDownLatch RELEASED = new CountDownLatch(1);

    private Faults() {}

    /** What a generated method returns or throws. */
    public static Object answer(Object self, String name, String returned) throws Throwable {
        List<String> listening = heard;
        if (listening != null) {
            listening.add(self.getClass().getSimpleName() + "." + name);
        }
        Fault now = name.equals(method) ? fault : Fault.NONE;
        return switch (now) {
            case NONE -> good(self, returned);
            case SQL_EXCEPTION -> throw new SQLException("out of order: " + name, "58030", 4_711);
            case RUNTIME_EXCEPTION -> throw new IllegalStateException("out of its mind: " + name);
            case ABSTRACT_METHOD_ERROR -> throw new AbstractMethodError(name);
            case CHECKED_SNEAKED -> throw new InterruptedException("sneaked out of " + name);
            case NULL -> nothing(returned);
            case LIES -> lie(self, returned);
            case BLOCKS -> {
                BLOCKED.countDown();
                RELEASED.await();
                yield good(self, returned);
            }
            case ASKS_ITSELF -> {
                asked.call();
                yield good(self, returned);
            }
        };
    }

    private static Object good(Object self, String returned) {
        for (Class<?> each : OBJECTS) {
            if (returned.equals(Type.getDescriptor(each))) {
                Class<?> made = each == PreparedStatement.class ? prepared : each;
                return ((Generated) self.getClass().getClassLoader()).make(made);
            }
        }
        return switch (returned) {
            case "[I" -> new int[] {1, 1};
            case "[J" -> new long[] {1, 1};
            case "Z" -> true;
            case "Ljava/lang/String;" -> "text";

            default -> nothing(returned);
        };
    }

    private static Object nothing(String returned) {
        return switch (returned) {
            case "Z" -> false;
            case "B", "S", "I", "J", "F", "D" -> 0;
            default -> null;
        };
    }

    private static Object lie(Object self, String returned) {
        return switch (returned) {
            case "[I" -> new int[] {-2, -3, Integer.MAX_VALUE, Integer.MIN_VALUE};
            case "[J" -> new long[] {Long.MAX_VALUE, Long.MAX_VALUE};
            case "I", "J", "B", "S", "F", "D" -> -7;
            default -> good(self, returned);
        };
    }
}
