package dev.flycatcher.agent.command;

import dev.flycatcher.agent.Attach;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins to watch a JVM that runs. */
@Command(
        name = "attach",
        header = "Begins to watch a JVM that runs; in one that is watched, changes the mode.",
        description = {
            "",
            "The JVM must be one of the same user on this machine. Statements that it prepared before are seen once it"
                    + " prepares them again. Ends with 0 when it is watched.",
            ""
        },
        abbreviateSynopsis = true,
        footer = {"", "Example:", "  attach 4711 mode=count,dir=/tmp/flycatcher"})
final class AttachCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "<pid>", description = "The process id, as jps or ps tell it.")
    private String pid;

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "",
            paramLabel = "<options>",
            description = "As after -javaagent:flycatcher-agent.jar=, by default none.")
    private String options;

    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Attach.attach(pid, options);
        spec.commandLine().getOut().println("flycatcher: watching process " + pid);
        return 0;
    }
}
