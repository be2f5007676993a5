package dev.flycatcher.agent.command;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--password",
            interactive = true,
            arity = "0..1",
            paramLabel = "<password>",
            description = "Without a value it is asked for.")
    private char @Nullable [] password;

    @Option(
            names = "--class-path",
            required = true,
            paramLabel = "<path>",
            description = "Required: the driver's jar, and what it needs.")
    private String classPath;

    /** The URL less whatever it holds of accounts. */
    String url() {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
    }

    /** The driver's classes are loaded for as long as this process lives. */
    Connection connect() throws SQLException, IOException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", new String(password));
        }
        URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader());
        for (java.sql.Driver driver : ServiceLoader.load(java.sql.Driver.class, loader)) {
            Connection connection = driver.acceptsURL(url) ? driver.connect(url, properties) : null;
            if (connection != null) {
                return connection;
            }
        }
        throw new IOException("no driver in " + classPath + " opens " + url());
    }

    private URL[] urls() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
