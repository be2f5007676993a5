package dev.flycatcher.testapps.harness;

import dev.flycatcher.testapps.patients.entities.CleanEntityTimeline;
import dev.flycatcher.testapps.patients.entities.EntityTimeline;
import dev.flycatcher.testapps.patients.entities.JoinedEntityTimeline;
import dev.flycatcher.testapps.patients.jdbi.CleanJdbiTimeline;
import dev.flycatcher.testapps.patients.jdbi.JdbiTimeline;
import dev.flycatcher.testapps.patients.jooq.CleanJooqTimeline;
import dev.flycatcher.testapps.patients.jooq.JooqTimeline;
import dev.flycatcher.testapps.patients.mybatis.CleanMybatisTimeline;
import dev.flycatcher.testapps.patients.mybatis.MybatisTimeline;
import dev.flycatcher.testapps.patients.orders.CleanOrderList;
import dev.flycatcher.testapps.patients.orders.OrderList;
import dev.flycatcher.testapps.patients.spring.CleanSpringTimeline;
import dev.flycatcher.testapps.patients.spring.SpringTimeline;
import dev.flycatcher.testapps.patients.threads.CleanParallelOwners;
import dev.flycatcher.testapps.patients.threads.ParallelOwners;
import dev.flycatcher.testapps.patients.tweets.CleanDirectory;
import dev.flycatcher.testapps.patients.tweets.CleanFeed;
import dev.flycatcher.testapps.patients.tweets.CleanTimeline;
import dev.flycatcher.testapps.patients.tweets.Directory;
import dev.flycatcher.testapps.patients.tweets.Feed;
import dev.flycatcher.testapps.patients.tweets.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An application with faults and the one without them that gives the same answers.
 *
 * @param sick what is found in it stands in its source
 * @param clean nothing is proven in it; what advice it gets stands in its source as well
 */
record Patient(Class<?> sick, Class<?> clean) {
    private static final Path SOURCES = Path.of("src/main/java");

    static Stream<Patient> all() {
        return Stream.of(
                new Patient(Feed.class, CleanFeed.class),
                new Patient(Directory.class, CleanDirectory.class),
                new Patient(Timeline.class, CleanTimeline.class),
                new Patient(OrderList.class, CleanOrderList.class),
                new Patient(JooqTimeline.class, CleanJooqTimeline.class),
                new Patient(MybatisTimeline.class, CleanMybatisTimeline.class),
                new Patient(SpringTimeline.class, CleanSpringTimeline.class),
                new Patient(ParallelOwners.class, CleanParallelOwners.class),
                new Patient(JdbiTimeline.class, CleanJdbiTimeline.class),
                new Patient(EntityTimeline.class, CleanEntityTimeline.class),
                new Patient(EntityTimeline.class, JoinedEntityTimeline.class));
    }

    /** What the source of one of the two says. */
    static List<Verdict> expectations(Class<?> main) throws IOException {
        return Expectations.in(source(main));
    }

    static Path source(Class<?> main) {
        return SOURCES.resolve(main.getName().replace('.', '/') + ".java");
    }

    @Override
    public String toString() {
        return sick.getSimpleName();
    }
}
