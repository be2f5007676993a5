package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.boot.Gate;
import dev.flycatcher.agent.record.JdbcRecorder;
import dev.flycatcher.agent.record.Units;
import dev.flycatcher.analyzer.trace.Trace;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/** Class loaders that come and go, and loaders that hide what lies below them (pitfalls 17, 59, 61, 65). */
class LoadersTest {
    private static final int LOADERS = 200;

    private static WeakReference<ClassLoader> used() throws SQLException {
        Generated loader = new Generated(true);
        Connection connection = (Connection) loader.make(Connection.class);
        PreparedStatement statement = connection.prepareStatement("SELECT a FROM t WHERE b = ?");
        statement.setObject(1, loader.make(java.sql.ResultSet.class));
        statement.executeQuery().next();
        return new WeakReference<>(loader);
    }

    @Test
    void twoHundredThrowAwayLoadersOfDriversAreCollectedWhileRecordingGoesOn() throws Exception {
        List<Trace> traces = new ArrayList<>();
        Units units = new Units(Watched.TRANSFORMER::advises, unit -> traces.add(unit.trace()));
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        Gate.open(new JdbcRecorder(units, null));
        try {
            for (int i = 0; i < LOADERS; i++) {
                loaders.add(used());
            }
            // Stacks that were sampled name classes until their unit is judged.
            units.closeAll();
            long alive = LOADERS;
            for (int i = 0; i < 50 && alive > 0; i++) {
                System.gc();
                Thread.sleep(20);
                alive = loaders.stream().filter(each -> each.get() != null).count();
            }
            assertThat(alive).isZero();
        } finally {
            Gate.open(null);
            units.closeAll();
        }
        assertThat(traces.stream().mapToInt(trace -> trace.executions().size()).sum())
                .isEqualTo(LOADERS);
    }

    /** As some module systems do: such a driver would end in an error where it calls the gate. */
    @Test
    void classesOfALoaderThatHidesTheGateAreLetGo() {
        ClassLoader hiding = new ClassLoader(getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("dev.flycatcher.agent.boot.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        byte[] plain = Generated.bytes(Connection.class, "old/driver/OldConnection");
        assertThat(Watched.TRANSFORMER.transform(hiding, "old/driver/OldConnection", null, null, plain))
                .isNull();
        assertThat(new ClassReader(plain).getInterfaces()).containsExactly("java/sql/Connection");
    }

    /** Pitfall 68: it is told, and the class goes on as it is. */
    @Test
    void aClassFileOfAJavaThatIsNotKnownYetIsLeftAsItIs() {
        byte[] future = Generated.bytes(Connection.class, "new/driver/NewConnection");
        future[7] = 120;
        assertThat(Watched.TRANSFORMER.transform(
                        getClass().getClassLoader(), "new/driver/NewConnection", null, null, future))
                .isNull();
    }
}
