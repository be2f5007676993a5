package dev.flycatcher.agent.command;

import picocli.CommandLine.Option;

/** Every command tells how it is used. */
final class HelpOption {
    @SuppressWarnings("unused") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Tells this.")
    private boolean asked;
}
