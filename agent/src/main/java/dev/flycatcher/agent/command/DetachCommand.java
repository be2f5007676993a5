package dev.flycatcher.agent.command;

import dev.flycatcher.agent.Attach;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends the watching of a JVM that runs on. */
@Command(
        name = "detach",
        header = "Ends the watching of a JVM that runs on, and has it write its report.",
        description = {"", "Ends with 0 when it is watched no more.", ""},
        abbreviateSynopsis = true,
        footer = {"", "Example:", "  detach 4711"})
final class DetachCommand extends Asked {
    @Parameters(index = "0", paramLabel = "<pid>", description = "The process id, as jps or ps tell it.")
    private String pid;

    @Override
    public Integer call() throws IOException {
        boolean watched = Attach.detach(pid);
        out().println("flycatcher: process " + pid + (watched ? " is watched no more" : " was not watched"));
        return 0;
    }
}
