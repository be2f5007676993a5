package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.rewrite.Verification.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R1, R3: parents and children, flat and not, every one beside every other, give the rows of the loop. */
class SidesTest {
    private static final List<String> PARENTS = List.of(
            "select user_id, body from tweets order by created desc",
            "select * from tweets order by created desc",
            "select distinct user_id from tweets where user_id > 0 order by user_id desc",
            "select user_id, max(created) as username from tweets group by user_id order by 2",
            "select user_id, body as username from tweets order by body desc limit 3",
            "select t.user_id, u.username from tweets t left join users u on u.id = t.user_id order by t.id",
            "select distinct t.user_id, t.id from tweets t join users u on u.id = t.user_id order by t.id",
            "select q.user_id, q.created from (select user_id, created from tweets where id > 2) q order by q.created",
            "select id, user_id from tweets where id in (select tweet_id from favourites) order by id");

    private static final List<String> ONE = List.of(
            "select username from users where id = ?",
            "select * from users where id = ? and tenant < 2",
            "select u.username, m.username as boss from users u join users m on m.id = u.manager_id where u.id = ?",
            "select m.id, u.username from users u left join users m on m.id = u.manager_id where u.id = ?",
            "select username, id as user_id from users where id = ? and id in (select user_id from tweets)",
            "select upper(username) as id from users t where t.id = ? and t.id in (select user_id from tweets)",
            "select t.username from users t where t.id = ? order by t.username");

    private static final List<String> SOME = List.of(
            "select body, created from tweets where user_id = ? order by created desc limit 2",
            "select t.id, t.body from tweets t join users u on u.id = t.user_id where t.user_id = ? order by t.id limit 1",
            "select distinct body as user_id from tweets q where user_id = ? order by body limit 2");

    @ParameterizedTest
    @MethodSource("dev.flycatcher.analyzer.rewrite.Corpus#urls")
    @DisplayName("each parent beside each child, equal on every engine")
    void everyParentBesideEveryChild(String url) throws SQLException {
        Set<Cure.Kind> kinds = EnumSet.noneOf(Cure.Kind.class);
        List<String> others = new ArrayList<>();
        try (Connection connection = Corpus.open(url)) {
            Engine engine = Engine.ofUrl(connection.getMetaData().getURL());
            for (String parent : PARENTS) {
                ONE.forEach(child -> tried(connection, engine, Loop.of(parent, "user_id", child, "id"), kinds, others));
                SOME.forEach(child ->
                        tried(connection, engine, Loop.of(parent, "user_id", child, "user_id"), kinds, others));
            }
        }
        assertThat(others).isEmpty();
        assertThat(kinds).contains(Cure.Kind.JOIN, Cure.Kind.ORDINAL);
    }

    private static void tried(
            Connection connection, Engine engine, Loop loop, Set<Cure.Kind> kinds, List<String> others) {
        try {
            Finding finding = VerifierTest.observed(connection, loop);
            Cure cure = new Rewriter(engine).cure(finding);
            Verification verification = new Verifier(connection, engine).verify(finding, VerifierTest.bound(loop));
            kinds.add(cure.kind());
            if (cure.sql() != null && verification.state() != State.EQUAL) {
                others.add(loop.parent() + "; " + loop.child() + "; " + cure.sql() + ": " + verification.words());
            }
        } catch (SQLException e) {
            others.add(loop.parent() + "; " + loop.child() + ": " + e);
        }
    }
}
