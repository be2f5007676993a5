package dev.flycatcher.testapps.benchmarks.orm;

import dev.flycatcher.testapps.benchmarks.orm.Plain.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.Plain.User;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** MyBatis: one session whose statements are reused, mapping by constructor, graphs as nested results of a join. */
final class MyBatisRows extends Plain.Rows {
    private static final int ROWS_AT_ONCE = 250;
    private static final String MAPPER = "mybatis-benchmark.xml";

    private final SqlSession session;

    MyBatisRows(DataSource source) {
        super("MyBatis", source);
        Configuration configuration =
                new Configuration(new Environment("benchmark", new JdbcTransactionFactory(), source));
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        try (InputStream mapper = Objects.requireNonNull(MyBatisRows.class.getResourceAsStream(MAPPER))) {
            new XMLMapperBuilder(mapper, configuration, MAPPER, configuration.getSqlFragments()).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.session = new SqlSessionFactoryBuilder().build(configuration).openSession(ExecutorType.REUSE, true);
    }

    @Override
    public Tweet byId(long id) {
        return session.selectOne("byId", id);
    }

    @Override
    public List<Tweet> list() {
        return session.selectList("list");
    }

    @Override
    public List<Tweet> join() {
        return session.selectList("join");
    }

    @Override
    public List<User> prefetch() {
        return session.selectList("prefetch");
    }

    @Override
    public long[] insert(List<NewTweet> tweets) {
        List<Long> keys = new ArrayList<>(tweets.size());
        execute("BEGIN");
        for (int from = 0; from < tweets.size(); from += ROWS_AT_ONCE) {
            keys.addAll(
                    session.selectList("insert", tweets.subList(from, Math.min(from + ROWS_AT_ONCE, tweets.size()))));
        }
        execute("COMMIT");
        return keys.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public void close() {
        session.close();
        super.close();
    }
}
