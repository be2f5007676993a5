package dev.flycatcher.analyzer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row: a text, and what is shown of it; {@code ⏎} stands for a line break. */
class FingerprintTest {

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            select * from t where id = 17 § select * from t where id = ?
            SELECT *  FROM t⏎ WHERE id=-3.5e2; § SELECT * FROM t WHERE id=?
            select a -- c⏎, b /* x */ from t § select a , b from t
            select * from t where id in (1, 2,3) and x = 'it''s' § select * from t where id in (?) and x = ?
            select * from t where (a,b) in ((1,2),(3,4)) § select * from t where (a,b) in ((?, ?))
            insert into t(a,b) values (1,'x'), (?, NULL) § insert into t(a,b) values (?, ?)
            insert into t values (1, default), (2, default) § insert into t values (?, default), (?, default)
            insert into t values (1, now()), (2, now()) § insert into t values (?, now()), (?, now())
            select * from t where id in (1, 2, x, 3) § select * from t where id in (?, x, ?)
            select * from t where id in (select 1) § select * from t where id in (select ?)
            select * from t where d > date '2026-01-31' § select * from t where d > ?
            select * from t where d > {ts '2026-01-31 10:00:00'} § select * from t where d > ?
            select {fn lcase('X')} from t § select {fn lcase(?)} from t
            select cast(a as varchar(10)) from t where b = 3 § select cast(a as varchar(10)) from t where b = ?
            select a - 5, a -5, b+1 from t § select a - ?, a -?, b+? from t
            select 1 where now() - interval '1 day' > d § select ? where now() - interval '1 day' > d
            select a->>'name' from t where b = 'x' § select a->>'name' from t where b = ?
            select a from t where b like '10!%' escape '!' § select a from t where b like ? escape '!'
            update t set a = a - 1 where "Id" = $1 § update t set a = a - ? where "Id" = ?
            select x::varchar(3), :name from t § select x::varchar(3), ? from t
            select 1 from t limit 10 offset 20 § select ? from t limit ? offset ?
            select a, b from t group by 1, 2 having count(*) > 3 order by 2 desc, 1 limit 5 § select a, b from t group by 1, 2 having count(*) > ? order by 2 desc, 1 limit ?
            select a from t order by coalesce(b, 0), 1, case when c = 7 then 1 end limit 2, 3 § select a from t order by coalesce(b, ?), 1, case when c = ? then ? end limit ?, ?
            select max(a) over (partition by 1, b order by 1), 7 from t § select max(a) over (partition by 1, b order by 1), ? from t
            alter user u identified by 'secret' § alter user u identified by '?'
            grant all on t to u identified by 'secret' § grant all on t to u identified by '?'
            create table t (a varchar(10) default 'x', b int default 3) § create table t (a varchar(10) default '?', b int default 3)
            create user u identified by 'secret' § create user u identified by '?'
            select q'[it's]', nq'{x}', Q'!y!' from dual § select ?, ?, ? from dual
            select N'a', x'00ff', e'a\\'b', U&'\\0041' from t § select ?, ?, ?, ? from t
            select $$it's$$, $tag$ $$ ' $tag$ from t § select ?, ? from t
            select a ?| array['x'], b ?? 'y', c ?||'z' from t § select a ??| array[?], b ?? ?, c ?||? from t
            select * from t where tags ? 'x' and id = ? § select * from t where tags ?? ? and id = ?
            select arr[1], [my col] from [t] where [a]]b] = 1 § select arr[?], [my col] from [t] where [a]]b] = ?
            { ? = call f(?, 3) } § { ? = call f(?, ?) }
            """)
    void keepsThePersonsText(String sql, String shown) {
        assertThat(Fingerprint.of(sql.replace('⏎', '\n')).shape().sql()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            MYSQL § select "it\\"s", 'a\\'b', a#x⏎from t -- c⏎where b--1 § select ?, ?, a from t where b-?
            POSTGRESQL § select /* a /* b */ c */ 'a\\' from t § select ? from t
            SQLSERVER § select [a?b], x[1] from [my table] where y = N'z' § select [a?b], x[1] from [my table] where y = ?
            ORACLE § select /* a /* b */ c from t where d ? 'x' § select c from t where d ? ?
            SQLITE § select [from] from t where a = ?1 § select [from] from t where a = ?
            """)
    void readsTheEnginesOwnSpelling(Dialect dialect, String sql, String shown) {
        assertThat(Fingerprint.of(sql.replace('⏎', '\n'), dialect).shape().sql())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            select * from T where id = 1 § SELECT *⏎FROM t/**/WHERE id=?;
            select * from t where id in (1) § select * from t where id in (?, ?, ?)
            insert into t values (1, 2) § insert into t values (?, ?), (?, ?), (?, ?)
            select u1_0.id from users u1_0 where u1_0.id = ? § select u7_3.id from users u7_3 where u7_3.id = ?
            select a.b as c1 from a join d d1 on d1.x = a.x § select a.b as c2 from a join d d9 on d9.x = a.x
            select * from t where d = date '2026-01-31' § select * from t where d = ?
            select * from t where x = -5 § select * from t where x = 5
            select a from t where b = :b § select a from t where b = $1
            """)
    void foldsWhatVaries(String one, String other) {
        assertThat(shape(one)).isEqualTo(shape(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            select c1 from t § select c2 from t
            select * from t1 § select * from t2
            select * from tenant1.t § select * from tenant2.t
            select x1.a, x2.b from t x1, t x2 § select x2.a, x1.b from t x1, t x2
            select "a" from t § select "A" from t
            select a from t where b = ? § select a from t where c = ?
            insert into t values (?, ?) § insert into t values (?, ?, ?)
            select a from t where b = ? § select a from t where b > ?
            select ab from t § select a b from t
            select * from t where id in (?) § select * from t where id = (?)
            """)
    void keepsApartWhatDiffers(String one, String other) {
        assertThat(shape(one)).isNotEqualTo(shape(other));
    }

    private static long shape(String sql) {
        return Fingerprint.of(sql.replace('⏎', '\n')).shape().fingerprint();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            SELECT § select 1
            SELECT § (select 1) union (select 2)
            SELECT § with recursive a(x) as (select 1 union all select x from a) select * from a
            INSERT § with a as (select 1) insert into t select * from a
            INSERT § replace into t values (1)
            UPDATE § /* hi */ update t set a = 1
            DELETE § delete from t
            MERGE § merge into t using s on (a = b) when matched then update set c = 1
            CALL § {? = call f(?)}
            CALL § exec p 1
            DDL § create table t (a int)
            OTHER § set x = 1
            OTHER § ''
            """)
    void tellsWhatAStatementDoes(Verb verb, String sql) {
        assertThat(Fingerprint.of(sql).shape().verb()).isEqualTo(verb);
    }

    @Test
    void readsLiteralsAsJdbcWouldBindThem() {
        String sql = "select 'it''s', -17, 1.50, 0x1F, x from t where id in (true, null, 3) and a = q'[b'c]' and b = ?";
        Fingerprint found = Fingerprint.of(sql);
        assertThat(found.literals().stream().map(l -> l.value(sql)))
                .containsExactly("it's", -17L, new BigDecimal("1.50"), 31L, true, null, 3L, "b'c");
        assertThat(found.positions()).isEqualTo(9);
        assertThat(found.numbering().numbers()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    /** As tried on SQLite 3.53, H2 2.5 and HSQLDB 2.7; -1: not known. */
    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            select a from t where b = ?2 and c = 7 and d = ?1 and e = ?2   § 2 § 2, 0, 1, 2
            select a from t where b in (?3, ?1, ?2) and c = ?4             § 4 § 3, 1, 2, 4
            insert into t values (?2, ?1), (?4, ?3)                        § 4 § 2, 1, 4, 3
            select a from t where b = ?1 and c in (?2, (select ?3))        § 3 § 1, 2, 3
            select a from t where b = ? and c in (1, ?)                    § 2 § 1, 0, 2
            select a from t where b = ?2 and c = ?                         § 3 § 2, 3
            select a from t where b = ?3 and c = :x and d = ?              § 5 § 3, 4, 5
            select a from t where b = :x and c = :y and d = :x             § 2 § 1, 2, 1
            select a from t where b = :x and c = 1 and d = :x and e = ?    § 3 § 1, 0, 2, 3
            select a from t where b = :x and c = :x                        § 3 § -1, -1
            select a from t where b = @x and c = ? and d = 8               § 2 § -1, 0
            select a from t where b = $1 and c = $2 and d = $1             § 2 § 1, 2, 1
            select a from t where b = $2 and c = $1                        § 2 § -1, -1
            select a from t where b = :2 and c = :1                        § 2 § 1, 2
            select a from t where b = ?99999999999999 and c = ?0           § 1 § -1, -1
            """)
    void knowsWhichParameterIsBoundWhere(String sql, int bound, String parameters) {
        assertThat(Fingerprint.of(sql).numbering().of(bound))
                .isEqualTo(Stream.of(parameters.split(", "))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    @Test
    void aNumberedMarkerIsAMarker() {
        assertThat(Fingerprint.of("select a from t where b in (?1, ?2) and c = ?3")
                        .shape())
                .isEqualTo(Fingerprint.of("select a from t where b in (?) and c = ?")
                        .shape());
    }

    @Test
    void findsTheMarkerOfAPositionBeforeInAndAfterAList() {
        Markers markers = Markers.of(Fingerprint.of("select * from t where a = ? and b in (?, ?, ?) and c = ?")
                .shape());
        assertThat(markers).isEqualTo(new Markers(3, 1, 2, 2));
        assertThat(new int[] {markers.of(1, 5), markers.of(2, 5), markers.of(4, 5), markers.of(5, 5)})
                .containsExactly(1, 2, 2, 3);
        assertThat(markers.listed(5)).isEqualTo(3);
    }

    @Test
    void findsTheColumnOfAPositionInRowsOfValues() {
        Markers markers = Markers.of(
                Fingerprint.of("insert into t values (?, ?), (?, ?), (?, ?)").shape());
        assertThat(markers.of(5, 6)).isEqualTo(1);
        assertThat(markers.of(6, 6)).isEqualTo(2);
    }

    @Test
    void doesNotGuessBetweenTwoLists() {
        Markers markers = Markers.of(Fingerprint.of("select 1 from t where a in (?, ?) and b in (?, ?) and c = ?")
                .shape());
        assertThat(markers.of(3, 6)).isZero();
        assertThat(markers.of(1, 6)).isEqualTo(1);
        assertThat(markers.of(6, 6)).isEqualTo(markers.count());
    }
}
