package dev.flycatcher.agent.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Manifest;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar that was started. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream("META-INF/MANIFEST.MF")) {
            Manifest manifest = in == null ? new Manifest() : new Manifest(in);
            String version = manifest.getMainAttributes().getValue("Implementation-Version");
            return new String[] {"flycatcher " + (version == null ? "of unknown version" : version)};
        }
    }
}
