package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.boot.Work;
import dev.flycatcher.agent.boot.WorkGate;
import dev.flycatcher.analyzer.trace.Trace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where units begin and end, and who works for them. Units are given in the order of their start. */
class UnitsOfWorkTest {

    private static void query(String what) {
        try (Connection connection = Database.H2.connect();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1 AS " + what).close();
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static List<Trace> record(Callable<?> work) throws Exception {
        return Watched.recordAll(work).stream()
                .sorted(Comparator.comparingLong(trace -> trace.unit().id()))
                .toList();
    }

    /** Kind, name unless it is the thread's, and what ran: {@code REQUEST GET /pets [a, b]}. */
    private static List<String> told(List<Trace> traces) {
        return traces.stream()
                .map(trace -> trace.unit().kind() + " "
                        + trace.unit().name().replaceAll("(Thread-#|ForkedBooter.main)", "-") + " "
                        + trace.executions().stream()
                                .map(execution -> execution.shape().sql().replaceAll(".* AS ", ""))
                                .toList())
                .toList();
    }

    private static void onAnotherThread(Runnable work) throws InterruptedException {
        Thread thread = new Thread(work);
        thread.start();
        thread.join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jakarta", "Javax"})
    void aRequestIsAUnitFromItsFirstFilterOn(String api) throws Exception {
        @SuppressWarnings("unchecked")
        Supplier<Runnable> servlet =
                Watched.instance("dev.flycatcher.agent.conformance.inside." + api + "Pets", Supplier.class);
        List<Trace> traces = record(() -> {
            query("before");
            servlet.get().run();
            query("after");
            return null;
        });
        assertThat(told(traces))
                .containsExactly("THREAD - [before, after]", "REQUEST GET /pets/{id} [filter, servlet]");
    }

    @Test
    void whatIsMeasuredWithinAnotherEntryPointIsPartOfIt() throws Exception {
        List<Trace> traces = record(() -> {
            WorkGate.begins("listener", Work.MESSAGE);
            query("a");
            WorkGate.begins("job", Work.JOB);
            query("b");
            WorkGate.ends("job");
            query("c");
            WorkGate.ends("listener");
            return null;
        });
        assertThat(told(traces)).containsExactly("MESSAGE String.onMessage [a, b, c]");
    }

    @Test
    void aTaskWorksForTheUnitThatHandedItOver() throws Exception {
        List<Trace> traces = record(() -> {
            WorkGate.begins("job", Work.JOB);
            Object task = new Object();
            WorkGate.handed(task);
            onAnotherThread(() -> {
                WorkGate.runs(task);
                query("task");
                WorkGate.ran();
            });
            WorkGate.ends("job");
            return null;
        });
        assertThat(told(traces)).containsExactly("JOB String.execute [task]");
    }

    /** Pitfall 75: context does not stick to a pool's thread, whoever made it. */
    @Test
    void aTaskWithoutAUnitWorksForNobodyOnAThreadMadeWithinOne() throws Exception {
        List<Trace> traces = record(() -> {
            WorkGate.begins("job", Work.JOB);
            query("job");
            onAnotherThread(() -> {
                WorkGate.runs("a task of before");
                query("task");
                WorkGate.ran();
                query("own");
            });
            WorkGate.ends("job");
            return null;
        });
        assertThat(told(traces)).containsExactlyInAnyOrder("JOB String.execute [job, own]", "THREAD - [task]");
    }

    @Test
    void whatComesAfterTheUnitsEndIsNotPartOfIt() throws Exception {
        List<Trace> traces = record(() -> {
            WorkGate.begins("job", Work.JOB);
            query("job");
            Object task = new Object();
            WorkGate.handed(task);
            WorkGate.ends("job");
            onAnotherThread(() -> {
                WorkGate.runs(task);
                query("late");
                WorkGate.ran();
            });
            return null;
        });
        assertThat(told(traces)).containsExactly("JOB String.execute [job]", "THREAD - [late]");
    }

    /** A task that comes again and again works for itself each time (otel#787). */
    @Test
    void aPeriodicTaskIsAJobEachTime() throws Exception {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
        List<Trace> traces = record(() -> {
            WorkGate.begins("listener", Work.MESSAGE);
            query("listener");
            RunnableScheduledFuture<?> task =
                    (RunnableScheduledFuture<?>) executor.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.DAYS);
            WorkGate.handed(task);
            for (String each : List.of("one", "two")) {
                onAnotherThread(() -> {
                    WorkGate.runs(task);
                    query(each);
                    WorkGate.ran();
                });
            }
            WorkGate.ends("listener");
            return null;
        });
        executor.shutdownNow();
        assertThat(told(traces)).containsExactly("MESSAGE String.onMessage [listener]", "JOB - [one]", "JOB - [two]");
    }

    /** The same for a task that runs itself, as a thread's target. */
    @Test
    void aTaskOnItsOwnThreadKeepsItsUnit() throws Exception {
        List<Trace> traces = record(() -> {
            WorkGate.begins("job", Work.JOB);
            FutureTask<Void> task = new FutureTask<>(() -> query("task"), null);
            onAnotherThread(task);
            WorkGate.ends("job");
            return null;
        });
        assertThat(told(traces)).containsExactly("JOB String.execute [task]");
    }
}
