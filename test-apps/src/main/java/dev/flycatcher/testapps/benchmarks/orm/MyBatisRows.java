package dev.flycatcher.testapps.benchmarks.orm;

import dev.flycatcher.testapps.benchmarks.orm.Plain.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.Plain.User;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.jspecify.annotations.Nullable;

/** MyBatis: on SQLite one session whose statements are reused, over a pool a session for each piece of work; mapping by constructor, graphs as nested results of a join. */
final class MyBatisRows extends Plain.Rows {
    private static final int ROWS_AT_ONCE = 250;
    private static final String MAPPER = "mybatis-benchmark.xml";

    private final SqlSessionFactory factory;

    /** The one session, where there is one connection. */
    private final @Nullable SqlSession session;

    MyBatisRows(DataSource source, Engine engine) {
        super("MyBatis", source);
        Configuration configuration =
                new Configuration(new Environment("benchmark", new JdbcTransactionFactory(), source));
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        try (InputStream mapper = Objects.requireNonNull(MyBatisRows.class.getResourceAsStream(MAPPER))) {
            new XMLMapperBuilder(mapper, configuration, MAPPER, configuration.getSqlFragments()).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.factory = new SqlSessionFactoryBuilder().build(configuration);
        this.session = engine == Engine.SQLITE ? factory.openSession(ExecutorType.REUSE, true) : null;
    }

    private <R> R run(Function<SqlSession, R> work) {
        if (session != null) {
            return work.apply(session);
        }
        try (SqlSession mine = factory.openSession(true)) {
            return work.apply(mine);
        }
    }

    private <R> R inTransaction(Function<SqlSession, R> work) {
        if (session != null) {
            execute("BEGIN");
            R result = work.apply(session);
            execute("COMMIT");
            return result;
        }
        try (SqlSession mine = factory.openSession(false)) {
            R result = work.apply(mine);
            mine.commit(true);
            return result;
        }
    }

    @Override
    public Tweet byId(long id) {
        return run(in -> in.selectOne("byId", id));
    }

    @Override
    public List<Tweet> page(long after) {
        return run(in -> in.selectList("page", after));
    }

    @Override
    public int update(long id, String content) {
        return inTransaction(in -> in.update("update", Map.of("id", id, "content", content)));
    }

    @Override
    public List<Tweet> list() {
        return run(in -> in.selectList("list"));
    }

    @Override
    public List<Tweet> join() {
        return run(in -> in.selectList("join"));
    }

    @Override
    public List<User> prefetch() {
        return run(in -> in.selectList("prefetch"));
    }

    @Override
    public long[] insert(List<NewTweet> tweets) {
        return inTransaction(in -> {
            List<Long> keys = new ArrayList<>(tweets.size());
            for (int from = 0; from < tweets.size(); from += ROWS_AT_ONCE) {
                keys.addAll(
                        in.selectList("insert", tweets.subList(from, Math.min(from + ROWS_AT_ONCE, tweets.size()))));
            }
            return keys.stream().mapToLong(Long::longValue).toArray();
        });
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
        super.close();
    }
}
