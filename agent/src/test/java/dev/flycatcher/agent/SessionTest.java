package dev.flycatcher.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.flycatcher.agent.record.Mode;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a console may do to a session. */
class SessionTest {
    @TempDir
    Path folder;

    private Session session;

    /** A JVM that takes every transformer and has no class loaded. */
    private static Instrumentation instrumentation() {
        return (Instrumentation) Proxy.newProxyInstance(
                SessionTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> {
                    Class<?> type = method.getReturnType();
                    return type == boolean.class ? Boolean.TRUE : type == Class[].class ? new Class<?>[0] : null;
                });
    }

    private Control begin(String options) {
        session = new Session(Options.of("dir=" + folder + options), instrumentation());
        session.begin(false);
        return new Control(session);
    }

    @AfterEach
    void end() {
        session.end();
    }

    @Test
    void startsInFlowUnlessToldOtherwise() {
        assertThat(begin("").getMode()).isEqualTo("flow");
    }

    @Test
    void takesTheModeOfTheOption() {
        assertThat(begin(",mode=count").getMode()).isEqualTo("count");
    }

    @Test
    void changesTheModeAndRefusesOneThatIsNone() {
        Control control = begin("");
        control.setMode("forensic");
        assertThat(control.getMode()).isEqualTo("forensic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> control.setMode("loud"))
                .withMessageContainingAll("loud", "off|count|flow|forensic");
        assertThat(control.getMode()).isEqualTo("forensic");
    }

    @Test
    void stepsDownOneModeAtATimeUntilItIsOff() {
        begin(",mode=forensic,limit=1");
        for (Mode expected : new Mode[] {Mode.FLOW, Mode.COUNT, Mode.OFF, Mode.OFF}) {
            session.costs(0.02);
            session.stepDown();
            assertThat(session.mode()).isEqualTo(expected);
        }
    }

    @Test
    void staysWithinTheLimitAsItIs() {
        Control control = begin(",mode=forensic,limit=1");
        session.costs(0.009);
        session.stepDown();
        assertThat(session.mode()).isEqualTo(Mode.FORENSIC);
        assertThat(control.getCpuPercent()).isCloseTo(0.9, within(1e-9));
        assertThat(control.getLimitPercent()).isEqualTo(1);
    }

    /** Pitfall 59: who attaches, or starts the JVM, may be a web application's thread. */
    @Test
    void theThreadsOfASessionHoldNoApplicationsLoader() throws Exception {
        ClassLoader application = new ClassLoader(getClass().getClassLoader()) {};
        Thread attaching = new Thread(() -> begin(""));
        attaching.setContextClassLoader(application);
        attaching.start();
        attaching.join();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("flycatcher"))
                .hasSizeGreaterThanOrEqualTo(2)
                .noneMatch(thread -> thread.getContextClassLoader() == application);
    }
}
