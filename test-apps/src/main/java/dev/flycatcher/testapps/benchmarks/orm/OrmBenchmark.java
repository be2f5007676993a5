package dev.flycatcher.testapps.benchmarks.orm;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The same workloads under JMH, each contender in a JVM of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OrmBenchmark {
    @Param({"JDBC", "Flycatcher", "Jdbi", "jOOQ", "MyBatis", "Hibernate session", "Hibernate stateless"})
    public String contender = "JDBC";

    @Param
    public Workload workload = Workload.BY_ID;

    private Contender<?, ?, ?> measured = Contenders.named("JDBC");
    private long turn;

    @Setup
    public void open() {
        measured.close();
        measured = Contenders.named(contender);
        Data.fill(measured);
        workload.check(measured);
    }

    @TearDown
    public void close() {
        measured.close();
    }

    /** Takes back what the last iteration inserted. */
    @TearDown(Level.Iteration)
    public void restore() {
        Data.restore(measured);
    }

    @Benchmark
    public Object run() {
        return workload.run(measured, turn++);
    }
}
