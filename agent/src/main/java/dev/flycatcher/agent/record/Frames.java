package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a stack readable: without the JDK, proxies, generated classes, drivers and pools, lambdas named by the method they stand in. A call
 * that hands a lambda to the JDK to be run for each element, or the elements to what writes them, counts as a loop at its
 * own line.
 */
final class Frames {
    private static final String OURS = "dev.flycatcher.agent.";
    /** What called it stands outside the unit that it opened. */
    private static final String OPENS = "watch.Flycatcher";

    /** As javac and as Kotlin's compiler name them. */
    private static final Pattern LAMBDA =
            Pattern.compile("lambda\\$(?<java>.+)\\$\\d+|(?<kotlin>.+?)(?:\\$lambda\\$\\d+)+");

    private static final Pattern PROXY = Pattern.compile(
            ".*\\$(Proxy|HibernateProxy|ByteBuddy|\\$Lambda|\\$EnhancerBy|\\$FastClassBy|\\$SpringCGLIB).*"
                    + "|.*_\\$\\$_.*|.*_ClientProxy|.*/.*");

    private final Predicate<String> driver;
    private final String ours;
    private final Loops loops = new Loops();

    Frames(Predicate<String> driver) {
        this(driver, OURS);
    }

    Frames(Predicate<String> driver, String ours) {
        this.driver = driver;
        this.ours = ours;
    }

    List<Frame> of(StackTraceElement[] stack, @Nullable ClassLoader loader) {
        List<Frame> frames = new ArrayList<>();
        Recursion recursion = new Recursion();
        boolean iterating = false;
        boolean writing = false;
        String callee = "";
        for (StackTraceElement element : stack) {
            if (element.getClassName().equals(ours + OPENS)) {
                break;
            }
            if (isPlumbing(element) || loops.isGenerated(element, loader)) {
                iterating |= (isJdk(element) || Iterating.isLanguage(element)) && Iterating.runsEach(element);
            } else if (Iterating.isWriter(element)) {
                writing |= Iterating.writesEach(element);
                iterating = false;
                frames.add(frame(element, 0));
            } else {
                boolean each = iterating || writing;
                int loop = each ? Math.max(0, element.getLineNumber()) : loops.line(element, callee, loader);
                frames.add(frame(element, recursion.or(loop, element, loops.method(element, loader))));
                iterating = false;
                writing = false;
            }
            callee = element.getMethodName();
        }
        return List.copyOf(frames);
    }

    private boolean isPlumbing(StackTraceElement element) {
        String name = element.getClassName();
        return isJdk(element)
                || Iterating.isLanguage(element)
                || name.startsWith(ours)
                || element.getMethodName().startsWith("access$")
                || PROXY.matcher(name).matches()
                || driver.test(name);
    }

    private static boolean isJdk(StackTraceElement element) {
        String module = element.getModuleName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }

    private static Frame frame(StackTraceElement element, int loop) {
        return new Frame(
                element.getClassName(),
                method(element.getMethodName()),
                element.getFileName(),
                Math.max(0, element.getLineNumber()),
                loop);
    }

    private static String method(String name) {
        Matcher lambda = LAMBDA.matcher(name);
        if (!lambda.matches()) {
            return name;
        }
        return switch (Objects.requireNonNullElse(lambda.group("java"), lambda.group("kotlin"))) {
            case "new" -> "<init>";
            case "static" -> "<clinit>";
            default -> Objects.requireNonNullElse(lambda.group("java"), lambda.group("kotlin"));
        };
    }
}
