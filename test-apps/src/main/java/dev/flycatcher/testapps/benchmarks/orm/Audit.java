package dev.flycatcher.testapps.benchmarks.orm;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Counts the statements that reach JDBC; a batch is one. Never part of a run that is timed. */
final class Audit {
    private final AtomicInteger count = new AtomicInteger();

    private DataSource watch(DataSource source) {
        return ProxyDataSourceBuilder.create(source)
                .afterQuery((execution, queries) -> count.incrementAndGet())
                .build();
    }

    static Map<String, Map<Workload, Integer>> statements(List<Contender<?, ?, ?>> contenders) {
        Map<String, Map<Workload, Integer>> all = new LinkedHashMap<>();
        contenders.forEach(each -> all.put(each.name(), new Audit().statements(each.name())));
        return all;
    }

    /** Statements per run of each workload, of a contender by its name. */
    Map<Workload, Integer> statements(String name) {
        Map<Workload, Integer> each = new EnumMap<>(Workload.class);
        try (Contender<?, ?, ?> contender = Contenders.watched(name, this::watch)) {
            Data.fill(contender);
            for (Workload workload : Workload.values()) {
                workload.run(contender, 1);
                Data.restore(contender);
                count.set(0);
                workload.run(contender, 2);
                each.put(workload, count.get());
                Data.restore(contender);
            }
        }
        return each;
    }
}
