package dev.flycatcher.agent.junit;

import dev.flycatcher.analyzer.detect.Evidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What {@code junit-platform.properties}, or a system property, says for all tests.
 *
 * @param from evidence from which a test without an annotation fails, null where it never does
 * @param latent whether such a test fails on a loop over one row as well
 * @param folder where the report goes
 * @param baseline the file of what is tolerated, null for none
 * @param update whether the baseline is written instead of held
 * @param suppressions the file of what is not worth it, null for none
 */
record Settings(
        @Nullable Evidence from,
        boolean latent,
        Path folder,
        @Nullable Path baseline,
        boolean update,
        @Nullable Path suppressions) {
    private static final String OFF = "off";

    static Settings of(ExtensionContext context) {
        Evidence everywhere = flag(context, "junit.jupiter.extensions.autodetection.enabled") ? Evidence.E3 : null;
        Optional<String> from = context.getConfigurationParameter("flycatcher.from");
        return new Settings(
                from.isPresent() ? evidence(from.get().strip()) : everywhere,
                flag(context, "flycatcher.latent"),
                path(context, "flycatcher.dir").orElseGet(Settings::ofBuild),
                path(context, "flycatcher.baseline").orElse(null),
                flag(context, "flycatcher.baseline.update"),
                path(context, "flycatcher.suppressions").orElse(null));
    }

    private static Optional<Path> path(ExtensionContext context, String name) {
        return context.getConfigurationParameter(name).map(text -> Path.of(text.strip()));
    }

    private static boolean flag(ExtensionContext context, String name) {
        String value = context.getConfigurationParameter(name).orElse("false").strip();
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new ExtensionConfigurationException(name + " is \"" + value + "\", expected true or false");
        }
        return Boolean.parseBoolean(value);
    }

    private static @Nullable Evidence evidence(String value) {
        Optional<Evidence> known = Arrays.stream(Evidence.values())
                .filter(each -> each.name().equalsIgnoreCase(value))
                .findFirst();
        if (known.isEmpty() && !value.equalsIgnoreCase(OFF)) {
            throw new ExtensionConfigurationException("flycatcher.from is \"" + value + "\", expected one of "
                    + Arrays.toString(Evidence.values()) + " or " + OFF);
        }
        return known.orElse(null);
    }

    /** Where the build puts what it makes. */
    private static Path ofBuild() {
        boolean gradle = Files.isDirectory(Path.of("build")) && !Files.isDirectory(Path.of("target"));
        return Path.of(gradle ? "build" : "target", "flycatcher");
    }
}
