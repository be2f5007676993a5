package dev.flycatcher.testapps.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** An installed Java, by its home and its feature number. */
public record Jdk(Path home, int feature) {
    private static final Path FOLDER_OF_JVMS = Path.of("/usr/lib/jvm");

    /** The running one, and the newest of the others whose feature number differs from it, if there is one. */
    public static List<Jdk> installed() throws IOException {
        Jdk running = new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
        Map<Integer, Jdk> newest = new LinkedHashMap<>();
        for (Path home : candidates()) {
            Jdk jdk = read(home);
            if (jdk.feature >= 17 && jdk.feature != running.feature) {
                newest.putIfAbsent(jdk.feature, jdk);
            }
        }
        return Stream.concat(
                        Stream.of(running),
                        newest.values().stream()
                                .sorted((a, b) -> b.feature - a.feature)
                                .limit(1))
                .toList();
    }

    boolean isRunning() {
        return feature == Runtime.version().feature();
    }

    Path java() {
        return home.resolve("bin/java");
    }

    /** Options that keep this Java from warning of what the drivers do, not the agent. */
    List<String> quiet() {
        return feature >= 22 ? List.of("--enable-native-access=ALL-UNNAMED") : List.of();
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }

    private static List<Path> candidates() throws IOException {
        List<Path> homes = new ArrayList<>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("JAVA_HOME_")) {
                homes.add(Path.of(value));
            }
        });
        if (Files.isDirectory(FOLDER_OF_JVMS)) {
            try (Stream<Path> folders = Files.list(FOLDER_OF_JVMS)) {
                folders.sorted().forEach(homes::add);
            }
        }
        return homes;
    }

    /** Every Java says in its release file what it is; feature 0 where that is not to be read. */
    private static Jdk read(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return new Jdk(home, 0);
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return new Jdk(home, Runtime.Version.parse(version).feature());
    }
}
