package dev.flycatcher.agent.command;

import dev.flycatcher.agent.Attach;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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
final class AttachCommand extends Asked {
    @Parameters(index = "0", paramLabel = "<pid>", description = "The process id, as jps or ps tell it.")
    private String pid;

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "",
            paramLabel = "<options>",
            description = {
                "As after -javaagent:flycatcher-agent.jar=, by default none: name=value, separated by commas.",
                "mode is off, count, flow or forensic, dir the report's folder; the guide has all."
            })
    private String options;

    @Override
    public Integer call() throws IOException {
        Attach.attach(pid, options);
        out().println("flycatcher: watching process " + pid);
        return 0;
    }
}
