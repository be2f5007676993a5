package dev.flycatcher.testapps.patients.threads;

import dev.flycatcher.testapps.patients.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks for the owners one by one, eight ways to do so at a time. */
public final class ParallelOwners {
    private final Pets pets;
    private final List<Integer> owners;

    private ParallelOwners(Pets pets) throws SQLException {
        this.pets = pets;
        this.owners = pets.owners();
    }

    public static void main(String[] args) throws Exception {
        try (Pets pets = new Pets()) {
            ParallelOwners owners = new ParallelOwners(pets);
            owners.submitted().print();
            owners.invoked().print();
            owners.completed().print();
            owners.started().print();
            owners.forked().print();
            owners.scheduled().print();
            owners.virtual().print();
            owners.parallel().print();
        }
    }

    private String name(String select, int owner) {
        try (Connection connection = pets.pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setInt(1, owner);
            try (ResultSet names = statement.executeQuery()) { // expect 8 A01 x24
                names.next();
                return names.getString(1);
            }
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static Answer answer(String name, List<Future<String>> names) throws Exception {
        Answer answer = new Answer(name);
        for (Future<String> each : names) {
            answer.add(each.get());
        }
        return answer;
    }

    private Answer submitted() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(3);
        List<Future<String>> names = new ArrayList<>();
        for (int owner : owners) {
            names.add(executor.submit(() -> name("SELECT name AS a FROM owners WHERE id = ?", owner)));
        }
        Answer answer = answer("submitted", names);
        executor.shutdown();
        return answer;
    }

    private Answer invoked() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        List<Callable<String>> tasks = new ArrayList<>();
        for (int owner : owners) {
            tasks.add(() -> name("SELECT name AS b FROM owners WHERE id = ?", owner));
        }
        Answer answer = answer("invoked", executor.invokeAll(tasks));
        executor.shutdown();
        return answer;
    }

    private Answer completed() throws Exception {
        List<Future<String>> names = new ArrayList<>();
        for (int owner : owners) {
            names.add(CompletableFuture.supplyAsync(() -> owner)
                    .thenApplyAsync(id -> name("SELECT name AS c FROM owners WHERE id = ?", id)));
        }
        return answer("completed", names);
    }

    private Answer started() throws Exception {
        List<Thread> threads = new ArrayList<>();
        String[] names = new String[Pets.COUNT];
        for (int owner : owners) {
            int place = threads.size();
            Thread thread = new Thread(() -> names[place] = name("SELECT name AS e FROM owners WHERE id = ?", owner));
            threads.add(thread);
            thread.start();
        }
        Answer answer = new Answer("started");
        for (Thread thread : threads) {
            thread.join();
        }
        List.of(names).forEach(answer::add);
        return answer;
    }

    private Answer forked() {
        Answer answer = new Answer("forked");
        ForkJoinPool pool = new ForkJoinPool(2);
        pool.invoke(new Halves(owners)).forEach(answer::add);
        pool.shutdown();
        return answer;
    }

    /** Splits the owners until there is one. */
    private final class Halves extends RecursiveTask<List<String>> {
        private static final long serialVersionUID = 1;

        private final transient List<Integer> owners;

        Halves(List<Integer> owners) {
            this.owners = owners;
        }

        @Override
        protected List<String> compute() {
            if (owners.size() == 1) {
                return List.of(name("SELECT name AS f FROM owners WHERE id = ?", owners.get(0)));
            }
            int middle = owners.size() / 2;
            Halves left = new Halves(owners.subList(0, middle));
            Halves right = new Halves(owners.subList(middle, owners.size()));
            left.fork();
            List<String> last = right.compute();
            List<String> names = new ArrayList<>(left.join());
            names.addAll(last);
            return names;
        }
    }

    private Answer scheduled() throws Exception {
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
        List<Future<String>> names = new ArrayList<>();
        for (int owner : owners) {
            names.add(executor.schedule(
                    () -> name("SELECT name AS g FROM owners WHERE id = ?", owner), 1, TimeUnit.MILLISECONDS));
        }
        Answer answer = answer("scheduled", names);
        executor.shutdown();
        return answer;
    }

    private Answer virtual() throws Exception {
        ExecutorService executor = virtualThreads();
        List<Future<String>> names = new ArrayList<>();
        for (int owner : owners) {
            names.add(executor.submit(() -> name("SELECT name AS h FROM owners WHERE id = ?", owner)));
        }
        Answer answer = answer("virtual", names);
        executor.shutdown();
        return answer;
    }

    private Answer parallel() {
        Answer answer = new Answer("parallel");
        owners.parallelStream()
                .map(owner -> name("SELECT name AS i FROM owners WHERE id = ?", owner))
                .forEachOrdered(answer::add);
        return answer;
    }

    /** A virtual thread per task from Java 21 on, and a platform thread before. */
    static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return Runtime.version().feature() < 21
                ? Executors.newCachedThreadPool()
                : (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
    }
}
