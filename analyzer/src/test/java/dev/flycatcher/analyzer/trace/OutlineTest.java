package dev.flycatcher.analyzer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Outline.Item;
import dev.flycatcher.analyzer.trace.Outline.Table;
import dev.flycatcher.analyzer.trace.Outline.Use;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            select * from users where id = ? § users
            select * from a.users u, posts as p join s."Tags" t on t.id = p.tag where u.id = ? § users u, posts p, Tags t
            select (select count(*) from x where x.y = u.id) from users u where exists (select 1 from z) § x, users u, z
            insert into log(a, b) values (?, ?) § log
            update inv set paid = ? where id = ? § inv
            delete from old where id = ? § old
            select * from (select * from a) q join b on b.x = q.x § a, b
            select * from t where a = ? for update § t
            select extract(year from created) from t § created, t
            select ? § ~~
            """)
    void findsTables(String sql, String tables) {
        assertThat(outline(sql).tables().stream()
                        .map(t -> t.alias().equals(t.name()) ? t.name() : t.name() + " " + t.alias())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(tables);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            select id, u.name, o.a as b, c d from t § COLUMN id null.id, COLUMN name u.name, COLUMN b o.a, COLUMN d null.c
            select * from t § STAR null null.null
            select u.*, 1 from t u § STAR null u.null, CONSTANT null null.null
            select count(*) from t § AGGREGATE null null.null
            select max(a) as m, sum(b) s from t § AGGREGATE m null.null, AGGREGATE s null.null
            select distinct lower(a) x, count(*) + 1 from t § OTHER x null.null, OTHER null null.null
            with q as (select a, b from t) select c from q § COLUMN c null.c
            (select a from t) union (select b from t) § COLUMN a null.a
            select exists(select 1 from t where a = ?) § AGGREGATE null null.null
            select (select max(x) from y) as top1, z from t § OTHER top1 null.null, COLUMN z null.z
            update t set a = ? § ~~
            """)
    void readsTheSelectList(String sql, String items) {
        assertThat(outline(sql).items().stream().map(OutlineTest::text).collect(Collectors.joining(", ")))
                .isEqualTo(items);
    }

    private static String text(Item item) {
        return item.kind() + " " + item.label() + " " + item.qualifier() + "." + item.column();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            select * from t where id = ? § EQUAL null.id
            select * from t u where (u.a,u.b) in ((?,?)) § LISTED u.a, LISTED u.b
            select * from t where (a, b, c) = (?, ?, ?) and d = ? § EQUAL null.a, EQUAL null.b, EQUAL null.c, EQUAL null.d
            select * from t where (a, b) in ((?, ?), (?, ?)) § LISTED null.a, LISTED null.b
            select * from t where (f(a), b) = (?, ?) and c = f(x, ?) § OTHER null.null, EQUAL null.b, OTHER null.null
            select * from t where (a, b) not in ((?, ?)) § OTHER null.null, OTHER null.null
            select * from t u where u.a = ? and ? = u.b and c in (?) limit ? § EQUAL u.a, EQUAL u.b, LISTED null.c, BOUND null.null
            select * from t where lower(a) = ? and a + b = ? § OTHER null.null, OTHER null.null
            select * from t where a > ? and b <= ? and c <> ? and d like ? § COMPARED null.a, COMPARED null.b, COMPARED null.c, COMPARED null.d
            select * from t where a not in (?) and b = (?) § OTHER null.null, OTHER null.null
            update t set a = ?, b = b + ? where id = ? § STORED null.a, OTHER null.null, EQUAL null.id
            insert into t (a, b, c) values (?, now(), ?) § STORED null.a, STORED null.c
            insert into t values (?, ?) § STORED null.null, STORED null.null
            select * from a join b on b.x = a.x and b.k = ? where a.y = ? order by z offset ? § EQUAL b.k, EQUAL a.y, BOUND null.null
            select * from t where "Id" = ? and [x y].[z] = ? § EQUAL null.Id, EQUAL x y.z
            delete from t where (a = ? and b = ?) § EQUAL null.a, EQUAL null.b
            """)
    void tellsWhatMarkersAreUsedFor(String sql, String uses) {
        assertThat(outline(sql).uses().stream()
                        .map(use -> use.kind() + " " + use.qualifier() + "." + use.column())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(uses);
    }

    @Test
    void knowsTheTableBehindAQualifier() {
        Outline outline = outline("select * from users u join posts p on p.author = u.id where p.id = ?");
        assertThat(outline.table("P")).isEqualTo("posts");
        assertThat(outline.table(null)).isNull();
        assertThat(outline.touches("USERS")).isTrue();
        assertThat(outline.tables()).contains(new Table("users", "u"));
        assertThat(outline.use(1).kind()).isEqualTo(Use.Kind.EQUAL);
        assertThat(outline.use(2).kind()).isEqualTo(Use.Kind.OTHER);
    }

    @Test
    void knowsWhatOnlySummarises() {
        assertThat(outline("select count(*), max(a) from t").summarises()).isTrue();
        assertThat(outline("select 1 from t where id = 3").summarises()).isTrue();
        assertThat(outline("select a from t limit 1").summarises()).isFalse();
        assertThat(outline("select a from t limit 1").limited()).isTrue();
        assertThat(outline("select a from t where b = 1 or c = 2").keyed()).isFalse();
    }

    private static Outline outline(String sql) {
        return Outline.of(Fingerprint.of(sql).shape());
    }
}
