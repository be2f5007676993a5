package dev.flycatcher.agent.record;

import java.util.Set;
import java.util.regex.Pattern;

/** Libraries' code that runs what it is handed once for each element: the JDK's, serializers', template engines'. */
final class Iterating {
    private static final Set<String> JDK =
            Set.of("forEach", "forEachOrdered", "forEachRemaining", "removeIf", "replaceAll", "tryAdvance");

    private static final Pattern WRITER = Pattern.compile("(?:com\\.fasterxml|tools)\\.jackson\\..*"
            + "|com\\.google\\.gson\\..*|org\\.eclipse\\.yasson\\..*|freemarker\\..*|org\\.thymeleaf\\..*|ognl\\..*|org\\.attoparser\\..*"
            + "|com\\.github\\.mustachejava\\..*|com\\.samskivert\\.mustache\\..*|com\\.github\\.jknack\\.handlebars\\..*"
            + "|org\\.apache\\.velocity\\..*|io\\.pebbletemplates\\..*");

    /** Their other loops go over the properties of one object, or the parts of a page. */
    private static final Pattern WRITES_EACH = Pattern.compile(
            ".*\\.(?:(?:String)?Collection|Indexed(?:String)?List|Iterable|Iterator|ObjectArray|Map)Serializer"
                    + "|.*\\.(?:Collection|Array|Map)TypeAdapter(?:Factory)?(?:\\$.*)?"
                    + "|.*\\.IteratorBlock(?:\\$.*)?|.*\\.Iterated\\w*|.*\\.IterableCode|.*\\$SectionSegment"
                    + "|.*\\.EachHelper(?:\\$.*)?|.*\\.Foreach|.*\\.ForNode");

    private Iterating() {}

    /** Whether that method of the JDK runs a lambda for each element. */
    static boolean runsEach(StackTraceElement jdk) {
        return JDK.contains(jdk.getMethodName()) || jdk.getClassName().startsWith("java.util.stream.");
    }

    /** Whether the class is a serializer's or a template engine's. */
    static boolean isWriter(StackTraceElement element) {
        return WRITER.matcher(element.getClassName()).matches();
    }

    /** Whether that class of theirs goes over a collection of the application's. */
    static boolean writesEach(StackTraceElement writer) {
        return WRITES_EACH.matcher(writer.getClassName()).matches();
    }
}
