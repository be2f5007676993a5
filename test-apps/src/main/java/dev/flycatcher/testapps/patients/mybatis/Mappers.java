package dev.flycatcher.testapps.patients.mybatis;

import dev.flycatcher.testapps.patients.tweets.TweetFile;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** A session on the tweets' file with one mapper. */
final class Mappers {
    private Mappers() {}

    static SqlSession open(TweetFile file, Class<?> mapper) {
        UnpooledDataSource source = new UnpooledDataSource("org.sqlite.JDBC", file.url(), null, null);
        Configuration configuration =
                new Configuration(new Environment("tweets", new JdbcTransactionFactory(), source));
        configuration.addMapper(mapper);
        return new SqlSessionFactoryBuilder().build(configuration).openSession();
    }
}
