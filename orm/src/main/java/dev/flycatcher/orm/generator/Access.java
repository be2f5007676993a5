package dev.flycatcher.orm.generator;

import java.io.Console;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database and the account it is read with. The password is none of the command's words, which every process of the
 * machine can read: it is asked for, or comes from a file or the environment; and no error tells it.
 */
record Access(String url, @Nullable String user, @Nullable String password) {
    /** The environment variable that holds the password. */
    static final String VARIABLE = "FLYCATCHER_PASSWORD";

    static final String HOW = "--password asks for the password; to give it, put it into the environment variable "
            + VARIABLE + ", or into a file, and say --password-file FILE.";

    private static final Pattern IN_URL = Pattern.compile("(?i)(?:password|pwd)\\d?=([^&;,)]+)|//[^/:@]*:([^/@]+)@");

    static Access of(Options options) throws IOException {
        return of(options, System.getenv());
    }

    static Access of(Options options, Map<String, String> environment) throws IOException {
        if (options.words().size() > 1) {
            throw new GeneratorException(options.words().get(0) + " takes options and no further words. " + HOW);
        }
        return new Access(options.needed("--url"), options.value("--user"), password(options, environment));
    }

    private static @Nullable String password(Options options, Map<String, String> environment) throws IOException {
        if (options.has("--password")) {
            return asked();
        }
        String file = options.value("--password-file");
        return file == null ? environment.get(VARIABLE) : firstLine(Path.of(file));
    }

    private static String asked() {
        Console console = System.console();
        char @Nullable [] typed = console == null ? null : console.readPassword("Password: ");
        if (typed == null) {
            throw new GeneratorException("There is no terminal to ask at. " + HOW);
        }
        return new String(typed);
    }

    private static String firstLine(Path file) throws IOException {
        return Files.readString(file).lines().findFirst().orElse("");
    }

    /** By the driver that knows the URL: {@code DriverManager} would not see one on the class path given. */
    Connection connect(ClassLoader classes) throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        try {
            for (Driver each : ServiceLoader.load(Driver.class, classes)) {
                Connection connection = each.acceptsURL(url) ? each.connect(url, properties) : null;
                if (connection != null) {
                    return connection;
                }
            }
        } catch (SQLException failure) {
            throw new GeneratorException("No connection: " + less(failure));
        }
        throw new GeneratorException("No driver for " + url.replaceFirst("^(jdbc:\\w+:).*", "$1")
                + " was found. Add its jar to --class-path.");
    }

    /** What {@code failure} says, less the password: drivers quote the URL. */
    private String less(SQLException failure) {
        String text = String.valueOf(failure.getMessage());
        for (String each : secrets()) {
            text = text.replace(each, "***");
        }
        return text;
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        if (password != null && !password.isEmpty()) {
            secrets.add(password);
        }
        Matcher each = IN_URL.matcher(url);
        while (each.find()) {
            for (int i = 1; i <= each.groupCount(); i++) {
                if (each.group(i) != null) {
                    secrets.add(each.group(i));
                    secrets.add(decoded(each.group(i)));
                }
            }
        }
        return secrets;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** Less the password, as a record would have it. */
    @Override
    public String toString() {
        return "Access to " + url.replaceFirst("^(jdbc:\\w+:).*", "$1");
    }
}
