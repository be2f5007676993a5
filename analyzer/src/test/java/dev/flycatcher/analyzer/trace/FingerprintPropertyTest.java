package dev.flycatcher.analyzer.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintPropertyTest {
    private static final List<String> PIECES = List.of(
            "select ",
            "from ",
            "where ",
            "in ",
            "values ",
            "(",
            ")",
            ",",
            " ",
            "\n",
            "'",
            "''",
            "\"",
            "`",
            "[",
            "]",
            "$",
            "$$",
            "$a$",
            "q'",
            "q'[",
            "--",
            "/*",
            "*/",
            "?",
            "?|",
            "??",
            ":a",
            "::",
            ":1",
            "$1",
            "-",
            "+",
            "1",
            "1.5e",
            "0x",
            ".",
            "t1",
            "date ",
            "{ts ",
            "}",
            "null",
            "as ",
            "\\",
            "e'",
            "#",
            ";",
            "é",
            "\u0000",
            "\uD83D",
            "->>",
            "interval ",
            "varchar(");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void neverThrowsAndHashesAlikeWithAndWithoutText(Dialect dialect) {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n >= 0; n--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            Fingerprint found = Fingerprint.of(text.toString(), dialect);
            assertThat(Fingerprint.hash(text.toString(), dialect))
                    .isEqualTo(found.shape().fingerprint());
            found.literals().forEach(literal -> literal.value(text.toString()));
            assertThatCode(() -> Markers.of(found.shape())).doesNotThrowAnyException();
        }
    }

    @Test
    void anyLiteralChangedGivesTheSameShapeAndItsTextFoldsToItself() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            long seed = random.nextLong();
            Fingerprint one = Fingerprint.of(statement(new Random(seed), new Random(random.nextLong())));
            Fingerprint other = Fingerprint.of(statement(new Random(seed), new Random(random.nextLong())));
            assertThat(other.shape().fingerprint()).isEqualTo(one.shape().fingerprint());
            assertThat(Fingerprint.of(one.shape().sql()).shape()).isEqualTo(one.shape());
            assertThat(Markers.of(one.shape()).count()).isLessThanOrEqualTo(one.positions());
        }
    }

    /** A statement whose form comes from one generator, and whose values, spaces and case from another. */
    private static String statement(Random form, Random varying) {
        StringBuilder sql = new StringBuilder(
                varying.nextBoolean() ? "select a, b from t where x = " : "SELECT a,b FROM t WHERE x=");
        sql.append(literal(varying));
        for (int i = form.nextInt(4); i > 0; i--) {
            sql.append(varying.nextBoolean() ? " and " : "\n/* and */ AND ").append("abc".charAt(form.nextInt(3)));
            if (form.nextBoolean()) {
                sql.append(" > ").append(literal(varying));
            } else {
                sql.append(" in (").append(literal(varying));
                for (int n = varying.nextInt(5); n > 0; n--) {
                    sql.append(',').append(literal(varying));
                }
                sql.append(')');
            }
        }
        return sql.toString();
    }

    private static String literal(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "'it''s'";
            case 1 -> "-" + random.nextInt(100);
            case 2 -> random.nextInt() + "";
            case 3 -> "1.5e-3";
            case 4 -> "?";
            case 5 -> "'-- /* no comment'";
            case 6 -> "date '2026-01-31'";
            default -> "'" + random.nextLong() + "'";
        };
    }

    /** Inputs on which a lexer that looks ahead or back without bound takes quadratic time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,",
                "(1,",
                "in (1,2,",
                "values (1,2),",
                "? ",
                "'",
                "''",
                "$a",
                "$a$",
                "q'[",
                "/*",
                "{ts '",
                "a1.",
                "-",
                "[a",
                ":a"
            })
    void readsFiveMillionCharactersInOnePass(String piece) {
        String text = "select " + piece.repeat(5_000_000 / piece.length());
        assertThat(Fingerprint.of(text).shape().sql().length()).isLessThan(200_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select cast(a as varchar(10)), 1, 'x' from t where d > date '2026-01-31' and e = 3 order by 1 limit 10 offset 5",
                "select a from t where ts > now() - interval '1 day' and x in (1, 2, 3)",
                "select a from t where b like '10!%' escape '!' and c between 1 and 10",
                "select a ->> 'name', count(*) as n from t where b = 'x' group by a having count(*) > 3",
                "insert into t (a, b) values (1, 'x'), (2, 'y')",
                "update t set a = a + 1, b = 'x' where id = 17",
                "delete from t where (a, b) in ((1, 2), (3, 4))",
                "with q as (select 1 as one) select * from q where one = 1",
                "select case when a = 1 then 'one' else 'many' end from t fetch first 5 rows only",
                "select top 5 a from t where b = 1",
                "select a from t where c = {ts '2026-01-31 10:00:00'} and d = N'x'",
                "select coalesce(a, 0), substring(b, 1, 3) from t where exists (select 1 from u where u.t = t.id and u.k = 'v')"
            })
    void whatIsShownStillParses(String sql) throws Exception {
        CCJSqlParserUtil.parse(sql);
        String shown = Fingerprint.of(sql).shape().sql();
        assertThat(CCJSqlParserUtil.parse(shown)).as(shown).isNotNull();
    }
}
