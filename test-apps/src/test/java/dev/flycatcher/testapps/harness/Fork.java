package dev.flycatcher.testapps.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One Java process, run to its end.
 *
 * @param exit its exit code
 * @param out all it wrote to standard output
 * @param err all it wrote to standard error
 */
public record Fork(int exit, String out, String err) {
    /** The jar the agent's module ships. */
    static final Path AGENT = Path.of("..", "agent", "target", "flycatcher-agent.jar")
            .toAbsolutePath()
            .normalize();

    private static final long SECONDS = 300;

    /** Runs a main class of this module on the class path a user would have: without the agent's and analyzer's classes. */
    public static Fork main(Jdk jdk, Class<?> main, String... options) throws IOException, InterruptedException {
        return main(jdk, main, List.of(), options);
    }

    /** The same, with arguments. */
    public static Fork main(Jdk jdk, Class<?> main, List<String> arguments, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(jdk.quiet());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", applicationClassPath(), main.getName()));
        command.addAll(arguments);
        return run(jdk, command);
    }

    /** Runs a main class among the tests, beside what the tests of this module have. */
    public static Fork test(Jdk jdk, Class<?> main, List<String> arguments, String... options)
            throws IOException, InterruptedException {
        Path classes = Path.of("target", "test-classes").toAbsolutePath();
        return test(jdk, List.of(classes), main, arguments, options);
    }

    /** The same, on those classes and what the tests of this module have. */
    public static Fork test(Jdk jdk, List<Path> classes, Class<?> main, List<String> arguments, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(jdk.quiet());
        command.addAll(List.of(options));
        String path = classes.stream().map(each -> each + File.pathSeparator).collect(Collectors.joining());
        command.addAll(List.of("-cp", path + applicationClassPath(), main.getName()));
        command.addAll(arguments);
        return run(jdk, command);
    }

    /** Runs the agent's jar as a command. */
    public static Fork jar(Jdk jdk, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-jar", AGENT.toString()));
        command.addAll(List.of(arguments));
        return run(jdk, command);
    }

    /**
     * The option that attaches the agent, which writes into the folder.
     *
     * @throws IllegalStateException when the agent's module has not been packaged
     */
    public static String agent(Path folder) {
        if (!Files.exists(AGENT)) {
            throw new IllegalStateException("no " + AGENT + ": the forked tests need ./mvnw package, not test");
        }
        return "-javaagent:" + AGENT + "=dir=" + folder;
    }

    private static Fork run(Jdk jdk, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xshare:auto", "-Xmx512m"));
        command.addAll(arguments);
        Path out = Files.createTempFile("fork", ".out");
        Path err = Files.createTempFile("fork", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running after " + SECONDS + " s: " + command + "\n"
                        + Files.readString(out) + Files.readString(err));
            }
            return new Fork(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    static String applicationClassPath() {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Predicate<String> ours = entry -> Path.of(entry).startsWith(root.resolve("agent"))
                || Path.of(entry).startsWith(root.resolve("analyzer"))
                || entry.endsWith("test-classes");
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(ours.negate())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
