package dev.flycatcher.agent.command;

import dev.flycatcher.agent.FileTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands, and what they have in common: how they fail, and with which code they end. */
@Command(
        name = "java -jar flycatcher-agent.jar",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "<command>",
        header = "Flycatcher finds needless database round trips.",
        description = {
            "",
            "To watch an application, and find its report in the folder \"flycatcher\" at exit:",
            "  java -javaagent:flycatcher-agent.jar -jar app.jar",
            ""
        },
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; check and compare: nothing is worse than it may be",
            "1:check and compare: findings to fail for; verify: a cure gave other rows; model diff: a difference",
            "2:misuse, or a file that cannot be read or written"
        },
        exitCodeOnExecutionException = Commands.FAILED,
        footer = {"", "\"help <command>\" tells the options of one."},
        subcommands = {
            HelpCommand.class,
            ReportCommand.class,
            MergeCommand.class,
            CompareCommand.class,
            CheckCommand.class,
            VerifyCommand.class,
            AttachCommand.class,
            DetachCommand.class,
            ModelCommand.class
        })
public final class Commands implements Runnable {
    static final int FINDINGS = 1;
    static final int FAILED = 2;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @SuppressWarnings("unused") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Tells this.")
    private boolean help;

    @SuppressWarnings("unused") // picocli acts on it
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Tells the version.")
    private boolean version;

    Commands() {}

    /** Runs one command; returns the exit code: 0 done or clean, 1 findings, 2 misuse or failure. */
    public static Integer run(String... arguments) {
        return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments);
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Commands())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Commands::misused)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError error) {
            err.println("flycatcher: out of memory at " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB; give more with java -Xmx2g -jar flycatcher-agent.jar");
            return FAILED;
        }
    }

    /** Without a command: tells which there are. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int misused(ParameterException misuse, String[] arguments) {
        CommandLine command = misuse.getCommandLine();
        command.getErr().println("flycatcher: " + fact(misuse));
        if (!UnmatchedArgumentException.printSuggestions(misuse, command.getErr())) {
            command.getErr()
                    .println("\"" + command.getCommandSpec().qualifiedName() + " --help\" tells how it is used.");
        }
        return FAILED;
    }

    /** Of a word that is no command, picocli tells where it stood; of an unknown option its value, a password perhaps. */
    private static String fact(ParameterException misuse) {
        boolean noCommand = misuse.getCommandLine().getParent() == null
                && misuse instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption();
        return noCommand
                ? "there is no command '"
                        + ((UnmatchedArgumentException) misuse).getUnmatched().get(0) + "'"
                : misuse.getMessage().replaceAll("('--?[^'=]+)=[^']*'", "$1'");
    }

    private static int failed(Exception failure, CommandLine command) throws Exception {
        if (!(failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof IllegalArgumentException)) {
            throw failure;
        }
        command.getErr().println("flycatcher: " + FileTrouble.words(failure));
        return FAILED;
    }
}
