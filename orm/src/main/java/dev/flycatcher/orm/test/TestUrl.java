package dev.flycatcher.orm.test;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a JDBC URL leads to a database that may be written to by tests. */
final class TestUrl {
    private static final Pattern IN_MEMORY =
            Pattern.compile("jdbc:(sqlite:($|[?]|.*(:memory:|mode=memory)).*|(h2|hsqldb):mem:.*|derby:memory:.*)");
    private static final Pattern NAMED = Pattern.compile("(.*[^a-z])?(test|tests|testing)([^a-z].*)?");
    private static final Set<String> FOLDERS = Set.of("target", "build", "test", "tests");

    private TestUrl() {}

    static void check(String url) {
        String shown = url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
        if (!looksLikeATests(url.toLowerCase(Locale.ROOT), shown.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(shown + " does not look like a test's database, so tests do not run"
                    + " against it. Use one in memory, or one whose name has the word test in it, as shop_test.");
        }
    }

    private static boolean looksLikeATests(String url, String plain) {
        String[] parts = plain.split("[/\\\\:]+");
        String name = parts[parts.length - 1];
        boolean folder = false;
        for (int i = 0; i < parts.length - 1; i++) {
            folder |= FOLDERS.contains(parts[i]);
        }
        boolean file = !plain.contains("://");
        String temporary =
                Path.of(System.getProperty("java.io.tmpdir")).toString().toLowerCase(Locale.ROOT);
        return IN_MEMORY.matcher(url).matches()
                || NAMED.matcher(name).matches()
                || file && (folder || plain.contains(":" + temporary));
    }
}
