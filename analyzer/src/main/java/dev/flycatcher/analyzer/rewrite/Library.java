package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The library a statement came through, told by the frames on its stack or by the way its text is written; nearest to the application first. */
enum Library {
    FLYCATCHER("\"t1\"\\.\"", FlycatcherCode::of, "dev.flycatcher.orm."),
    SPRING_DATA(null, SpringDataCode::of, "org.springframework.data.jpa.", "org.springframework.data.repository."),
    JPA("\\b[a-z]+\\d+_\\d+\\.", JpaCode::of, "org.hibernate.", "jakarta.persistence.", "org.eclipse.persistence."),
    JOOQ(null, JooqCode::of, "org.jooq."),
    MYBATIS(null, MyBatisCode::of, "org.apache.ibatis.", "org.mybatis."),
    JDBC_CLIENT(null, SpringJdbcCode::client, "org.springframework.jdbc.core.simple.DefaultJdbcClient"),
    NAMED_JDBC(null, SpringJdbcCode::named, "org.springframework.jdbc.core.namedparam."),
    JDBC_TEMPLATE(null, SpringJdbcCode::template, "org.springframework.jdbc."),
    JDBC("", JdbcCode::of);

    private final @Nullable Pattern text;
    private final Function<Words, String> code;
    private final List<String> packages;

    Library(@Nullable String text, Function<Words, String> code, String... packages) {
        this.text = text == null ? null : Pattern.compile(text);
        this.code = code;
        this.packages = List.of(packages);
    }

    /** The library between the application's call and the driver. */
    static Library of(Finding finding) {
        List<Frame> stack = finding.stack();
        int site = finding.callSite() == null ? -1 : stack.indexOf(finding.callSite());
        return of(
                site < 0 ? stack : stack.subList(0, site),
                finding.child().shape().sql());
    }

    private static Library of(List<Frame> stack, String sql) {
        return Arrays.stream(values())
                .filter(library -> stack.stream().anyMatch(library::owns))
                .findFirst()
                .orElseGet(() -> ofText(sql));
    }

    private static Library ofText(String sql) {
        return Arrays.stream(values())
                .filter(library ->
                        library.text != null && library.text.matcher(sql).find())
                .findFirst()
                .orElse(JDBC);
    }

    private boolean owns(Frame frame) {
        return packages.stream().anyMatch(frame.type()::startsWith);
    }

    /** Whether it brings the child's rows to each of the parent's by itself: the list of keys is not the reader's to bind. */
    boolean fetches(Words words) {
        return words.draft().kind() == Cure.Kind.PREFETCH
                && !words.parent().isEmpty()
                && (this == FLYCATCHER || this == JPA && JpaCode.fetches(words));
    }

    /** The change in the library's own words. */
    String code(Words words) {
        return code.apply(words);
    }
}
