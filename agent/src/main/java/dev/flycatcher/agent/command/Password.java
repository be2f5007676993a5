package dev.flycatcher.agent.command;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * An account's password. It is none of the command's words, which every process of the machine can read: it is asked
 * for, or comes from a file or the environment.
 */
final class Password {
    /** The environment variable that holds it. */
    static final String VARIABLE = "FLYCATCHER_PASSWORD";

    private static final String HOW = "--password asks for the password; to give it, put it into the environment"
            + " variable " + VARIABLE + ", or into a file, and say --password-file=<file>";

    @Option(
            names = "--password",
            arity = "0",
            parameterConsumer = Asking.class,
            description = "Asks for its password, which else is that of the environment variable " + VARIABLE
                    + ", if there is one.")
    private boolean asked;

    @Option(names = "--password-file", paramLabel = "<file>", description = "Takes it from a file's first line.")
    private @Nullable Path file;

    /** Null for none: a driver may need none. */
    @Nullable
    String value(Map<String, String> environment) throws IOException {
        if (asked) {
            return typed();
        }
        return file == null ? environment.get(VARIABLE) : firstLine(file);
    }

    private static String typed() throws IOException {
        Console console = System.console();
        char @Nullable [] typed = console == null ? null : console.readPassword("Password: ");
        if (typed == null) {
            throw new IOException("there is no terminal to ask for the password at; " + HOW);
        }
        return new String(typed);
    }

    private static String firstLine(Path file) throws IOException {
        return Files.readString(file).lines().findFirst().orElse("");
    }

    /** Takes no word; one that stands there all the same is refused, and not repeated. */
    static final class Asking implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            if (!words.isEmpty() && !words.peek().startsWith("-") && !Files.exists(Path.of(words.peek()))) {
                throw new ParameterException(command.commandLine(), "--password takes no value: " + HOW);
            }
            option.setValue(true);
        }
    }
}
