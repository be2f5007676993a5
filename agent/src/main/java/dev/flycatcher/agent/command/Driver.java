package dev.flycatcher.agent.command;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A database, and where its driver is: this jar brings none. */
final class Driver {
    @Option(
            names = "--url",
            required = true,
            paramLabel = "<url>",
            description = "Required: the database, as a JDBC URL.")
    private String url;

    @Option(names = "--user", paramLabel = "<name>", description = "Its account.")
    private @Nullable String user;

    @Mixin
    private Password password;

    @Option(
            names = "--class-path",
            required = true,
            paramLabel = "<path>",
            description = "Required: the driver's jar, and what it needs.")
    private String classPath;

    private @Nullable ClassLoader loader;
    private @Nullable String secret;

    /** The URL less whatever it holds of accounts. */
    String url() {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
    }

    /** What went wrong there, less the password: drivers quote the URL. */
    String words(SQLException failure) {
        String said = String.valueOf(failure.getMessage())
                .replaceAll("(?i)((?:password|pwd)\\d?=)[^&;,)\\s]+", "$1***")
                .replaceAll("//[^/@\\s]*@", "//");
        return url() + ": " + (secret == null || secret.isEmpty() ? said : said.replace(secret, "***"));
    }

    /** The driver's classes are loaded for as long as this process lives. */
    Connection connect() throws SQLException, IOException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        secret = password.value(System.getenv());
        if (secret != null) {
            properties.setProperty("password", secret);
        }
        Connection connection = opened(url, properties);
        if (connection == null) {
            throw new IOException("no driver in " + classPath + " opens " + url());
        }
        return connection;
    }

    /** A database in memory, by a driver of the same class path. */
    Connection inMemory(String memory) throws SQLException {
        try {
            Connection connection = opened(memory, new Properties());
            if (connection != null) {
                return connection;
            }
        } catch (IOException unreadable) {
            throw new SQLException(unreadable);
        }
        throw new SQLException("no driver in " + classPath + " opens " + memory);
    }

    private @Nullable Connection opened(String of, Properties properties) throws SQLException, IOException {
        for (java.sql.Driver driver : ServiceLoader.load(java.sql.Driver.class, loader())) {
            Connection connection = driver.acceptsURL(of) ? driver.connect(of, properties) : null;
            if (connection != null) {
                return connection;
            }
        }
        return null;
    }

    private ClassLoader loader() throws IOException {
        if (loader == null) {
            loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader());
        }
        return loader;
    }

    private URL[] urls() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            if (!Files.exists(Path.of(entry))) {
                throw new NoSuchFileException(entry);
            }
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
