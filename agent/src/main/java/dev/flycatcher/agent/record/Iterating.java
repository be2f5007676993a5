package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Writer;
import java.util.Set;
import java.util.regex.Pattern;

/** Libraries' code that runs what it is handed once for each element: languages', serializers', template engines'. */
final class Iterating {
    private static final Set<String> JDK = Set.of(
            "forEach",
            "forEachOrdered",
            "forEachRemaining",
            "foreach",
            "each",
            "removeIf",
            "replaceAll",
            "setAll",
            "tryAdvance");

    private static final Pattern STREAMS = Pattern.compile(
            "java\\.util\\.(?:stream\\.|(?:Comparable)?TimSort)|kotlin\\.(?:sequences|collections)\\.|scala\\.collection\\.");
    private static final Pattern LANGUAGE = Pattern.compile("kotlin\\.|scala\\.|org\\.codehaus\\.groovy\\.");

    /** Their other loops go over the properties of one object, or the parts of a page. */
    private static final Pattern WRITES_EACH = Pattern.compile(
            ".*\\.(?:(?:String)?Collection|Indexed(?:String)?List|Iterable|Iterator|ObjectArray|Map)Serializer"
                    + "|.*\\.(?:Collection|Array|Map)TypeAdapter(?:Factory)?(?:\\$.*)?"
                    + "|.*\\.IteratorBlock(?:\\$.*)?|.*\\.Iterated\\w*|.*\\.IterableCode|.*\\$SectionSegment"
                    + "|.*\\.EachHelper(?:\\$.*)?|.*\\.Foreach|.*\\.ForNode"
                    + "|.*\\.RowMapperResultSetExtractor|.*\\$RowCallbackHandlerResultSetExtractor");

    private Iterating() {}

    /** Whether that method, of the JDK or a language's, runs a lambda for each element. */
    static boolean runsEach(StackTraceElement library) {
        return JDK.contains(library.getMethodName())
                || STREAMS.matcher(library.getClassName()).lookingAt();
    }

    /** Whether the class is a language's own library, which is as little a place to change as the JDK. */
    static boolean isLanguage(StackTraceElement element) {
        return LANGUAGE.matcher(element.getClassName()).lookingAt();
    }

    /** Whether the class is a serializer's, a template engine's or a row mapper's. */
    static boolean isWriter(StackTraceElement element) {
        return Writer.of(element.getClassName()) != null;
    }

    /** Whether that class of theirs goes over a collection of the application's. */
    static boolean writesEach(StackTraceElement writer) {
        return WRITES_EACH.matcher(writer.getClassName()).matches();
    }
}
