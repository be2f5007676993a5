package dev.flycatcher.agent.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Hands its arguments to the ORM's tool, which lies in this jar as a jar of its own: it is found by its name as a tool,
 * and no class of it is known here.
 */
@Command(
        name = "model",
        header = "Writes entities of Flycatcher's ORM and their migrations.",
        synopsisHeading = "Usage: java -jar flycatcher-agent.jar model <entity> <field>... [OPTIONS]%n",
        customSynopsis = {
            "       java -jar flycatcher-agent.jar model diff --url=<url> --entities=<class> [OPTIONS]",
            "       java -jar flycatcher-agent.jar model reflect --url=<url> [OPTIONS]"
        },
        footer = {
            "",
            "\"model --help\" tells every option.",
            "Example:",
            "  model Article title:str author:fk-User --package com.acme --migration --dialect sqlite"
        })
final class ModelCommand implements Callable<Integer> {
    private static final String TOOL = "flycatcher-model";

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path jar = Files.createTempFile("flycatcher-model", ".jar");
        try {
            copyTo(jar);
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
                return tool(loader)
                        .run(
                                spec.commandLine().getOut(),
                                spec.commandLine().getErr(),
                                arguments.toArray(String[]::new));
            }
        } finally {
            Files.deleteIfExists(jar);
        }
    }

    private static void copyTo(Path jar) throws IOException {
        try (InputStream in = ModelCommand.class.getResourceAsStream("/model.jar")) {
            if (in == null) {
                throw missing();
            }
            Files.copy(in, jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static ToolProvider tool(ClassLoader loader) throws IOException {
        for (ToolProvider tool : ServiceLoader.load(ToolProvider.class, loader)) {
            if (tool.name().equals(TOOL)) {
                return tool;
            }
        }
        throw missing();
    }

    private static IOException missing() {
        return new IOException("the model tool is missing: use flycatcher-agent.jar as it was built");
    }
}
