package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in the application a statement was run.
 *
 * @param call the application's innermost frame, null when no stack was sampled or none of it is the application's
 * @param loop the first line of the loop that frame, or the nearest outer one, calls from, or where it calls itself; the
 *     frame that a library's loop reads where only frameworks called the library
 * @param stack the stack, innermost frame first
 */
record Site(@Nullable Frame call, @Nullable Frame loop, List<Frame> stack) {
    static final Site UNKNOWN = new Site(null, null, List.of());

    /** Package prefixes of what runs statements for an application, and so is never the place to change. */
    static final List<String> LIBRARIES = List.of(
            // JDK and languages
            "java.",
            "javax.",
            "jakarta.",
            "jdk.",
            "sun.",
            "com.sun.",
            "kotlin.",
            "kotlinx.",
            "scala.",
            "groovy.",
            "org.codehaus.groovy.",
            "clojure.",
            // drivers
            "org.sqlite.",
            "org.h2.",
            "org.postgresql.",
            "com.mysql.",
            "org.mariadb.",
            "oracle.",
            "com.microsoft.sqlserver.",
            "net.sourceforge.jtds.",
            "org.hsqldb.",
            "org.apache.derby.",
            "com.ibm.db2.",
            "org.duckdb.",
            "com.impossibl.",
            "software.amazon.jdbc.",
            "com.clickhouse.",
            "net.snowflake.",
            // pools and wrappers
            "com.zaxxer.hikari.",
            "org.apache.commons.dbcp",
            "org.apache.tomcat.",
            "com.mchange.",
            "io.agroal.",
            "org.vibur.",
            "com.alibaba.druid.",
            "net.ttddyy.",
            "com.p6spy.",
            "io.opentelemetry.",
            "io.micrometer.",
            // mappers and frameworks
            "org.hibernate.",
            "org.eclipse.persistence.",
            "org.apache.openjpa.",
            "io.ebean.",
            "org.jooq.",
            "org.apache.ibatis.",
            "org.mybatis.",
            "com.baomidou.",
            "org.jdbi.",
            "com.querydsl.",
            "org.springframework.",
            "org.babyfish.",
            "org.jetbrains.exposed.",
            "io.quarkus.",
            "io.micronaut.",
            "io.helidon.",
            "org.seasar.doma.",
            "org.flywaydb.",
            "liquibase.",
            "org.apache.commons.dbutils.",
            "org.apache.spark.",
            "io.vertx.",
            "reactor.",
            "rx.",
            "io.reactivex.",
            // containers, serializers, tests
            "org.apache.catalina.",
            "org.apache.coyote.",
            "org.eclipse.jetty.",
            "io.undertow.",
            "io.netty.",
            "org.jboss.",
            "com.fasterxml.jackson.",
            "tools.jackson.",
            "com.google.gson.",
            "org.eclipse.yasson.",
            "org.thymeleaf.",
            "ognl.",
            "org.attoparser.",
            "freemarker.",
            "com.github.mustachejava.",
            "com.samskivert.mustache.",
            "com.github.jknack.handlebars.",
            "org.apache.velocity.",
            "io.pebbletemplates.",
            "org.quartz.",
            "org.apache.activemq.",
            "org.apache.kafka.",
            "org.apache.jasper.",
            "net.bytebuddy.",
            "org.junit.",
            "junit.",
            "org.testng.",
            "org.mockito.",
            "org.assertj.",
            "org.gradle.",
            "org.apache.maven.",
            "com.intellij.",
            // this project
            "dev.flycatcher.orm.",
            "dev.flycatcher.agent.",
            "dev.flycatcher.analyzer.");

    static Site of(List<Frame> stack) {
        Frame call = null;
        Frame last = null;
        Frame inner = null;
        for (Frame frame : stack) {
            if (application(frame)) {
                call = call == null ? frame : call;
                last = frame;
                if (frame.loopLine() != 0) {
                    return new Site(call, frame.loop(), stack);
                }
            } else if (last != null && frame.loopLine() > 0 && inner != null && Writer.of(inner.type()) != null) {
                return new Site(call, read(last), stack);
            }
            inner = frame;
        }
        return new Site(call, null, stack);
    }

    /** What a library reads in its loop, when no code of the application's called it: a getter, as a rule. */
    private static Frame read(Frame last) {
        return new Frame(last.type(), last.method(), last.file(), last.line(), last.line());
    }

    static boolean application(Frame frame) {
        return LIBRARIES.stream().noneMatch(frame.type()::startsWith);
    }

    /** The loop without the line that was called from it. */
    Site loopAlone() {
        return loop == null ? UNKNOWN : new Site(null, loop, List.of());
    }

    boolean known() {
        return call != null;
    }

    /** Where the loop is, equal for calls from one loop; "" when none is known. */
    String loopKey() {
        return loopPlace(loop);
    }

    private static String place(@Nullable Frame frame) {
        return frame == null ? "" : frame.type() + "." + frame.method() + ":" + frame.line();
    }

    private static String loopPlace(@Nullable Frame frame) {
        return frame == null ? "" : frame.type() + "." + frame.method() + ":" + frame.loopLine();
    }

    /** Equal for equal places, whatever the rest of the stack. */
    String key() {
        return place(call) + " " + loopPlace(loop);
    }
}
