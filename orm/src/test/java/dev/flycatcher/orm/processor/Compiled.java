package dev.flycatcher.orm.processor;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Sources compiled in memory, with every warning an error.
 *
 * @param messages {@code Name.java:line: message} of each error and warning
 * @param classes by binary name
 * @param generated source text by qualified name
 */
public record Compiled(List<String> messages, Map<String, byte[]> classes, Map<String, String> generated) {
    private static final Path MODEL = Path.of("src/test/java/dev/flycatcher/orm/model");

    /** Compiles {@code sources}, each a whole file whose first line may be its package. */
    public static Compiled of(String... sources) {
        return of(List.of(new EntityProcessor()), sources);
    }

    static Compiled of(List<? extends Processor> processors, String... sources) {
        return of(processors, List.of("-classpath", classPath()), sources);
    }

    /** Compiles a module, which sees the library as one. */
    static Compiled module(String... sources) {
        return of(List.of(new EntityProcessor()), List.of("--module-path", classPath()), sources);
    }

    private static Compiled of(List<? extends Processor> processors, List<String> path, String... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
        Map<String, ByteArrayOutputStream> generated = new TreeMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavaFileManager memory = new Memory(files, classes, generated);
            List<String> options = new ArrayList<>(List.of("-Xlint:all,-processing", "-Werror"));
            options.addAll(path);
            List<Text> texts = Stream.of(sources).map(Text::of).toList();
            JavaCompiler.CompilationTask task = compiler.getTask(null, memory, diagnostics, options, null, texts);
            task.setProcessors(processors);
            task.call();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<String, byte[]> bytes = new TreeMap<>();
        classes.forEach((name, content) -> bytes.put(name, content.toByteArray()));
        Map<String, String> texts = new TreeMap<>();
        generated.forEach((name, content) -> texts.put(name, content.toString(StandardCharsets.UTF_8)));
        return new Compiled(
                diagnostics.getDiagnostics().stream().map(Compiled::text).toList(), bytes, texts);
    }

    /** Without the classes of the tests, among which the model written by hand is. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> !each.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        String file = diagnostic.getSource() == null
                ? ""
                : diagnostic.getSource().getName().replaceAll(".*/", "") + ":" + diagnostic.getLineNumber() + ": ";
        return file + diagnostic.getMessage(Locale.ROOT);
    }

    /** The interfaces of the model, and whatever else is neither generated nor its stand-in. */
    static String[] model() {
        try (Stream<Path> files = Files.list(MODEL)) {
            List<String> sources = new ArrayList<>();
            for (Path each : files.sorted().toList()) {
                String name = each.getFileName().toString();
                if (!name.matches(".*(Draft|Table|Row|Select|Tables|Through)\\.java")) {
                    sources.add(Files.readString(each));
                }
            }
            return sources.toArray(String[]::new);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Loads what was compiled, before anything of the same name elsewhere. */
    public ClassLoader load() {
        return new ClassLoader(Compiled.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                Class<?> known = findLoadedClass(name);
                byte[] bytes = classes.get(name);
                if (known != null || bytes == null) {
                    return known == null ? super.loadClass(name, resolve) : known;
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
    }

    /** What the static method {@code run()} of {@code type} returns. */
    Object run(String type) throws ReflectiveOperationException {
        return load().loadClass(type).getMethod("run").invoke(null);
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String content;

        private Text(String path, String content) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.content = content;
        }

        /** Finds the path in the text: its package, and its first type. */
        static Text of(String source) {
            String packageName = first(source, "(?m)^package ([\\w.]+);");
            String type = source.contains("@NullMarked\npackage")
                    ? "package-info"
                    : source.startsWith("module ")
                            ? "module-info"
                            : first(
                                    source,
                                    "(?m)^(?:@\\w+ )*(?:public |final |abstract |sealed )*(?:interface|class|record|enum|@interface) (\\w+)");
            return new Text(packageName.replace('.', '/') + "/" + type + ".java", source);
        }

        private static String first(String text, String pattern) {
            var matcher = java.util.regex.Pattern.compile(pattern).matcher(text);
            return matcher.find() ? matcher.group(1) : "";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;
        private final Map<String, ByteArrayOutputStream> generated;

        Memory(
                JavaFileManager files,
                Map<String, ByteArrayOutputStream> classes,
                Map<String, ByteArrayOutputStream> generated) {
            super(files);
            this.classes = classes;
            this.generated = generated;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            (kind == JavaFileObject.Kind.SOURCE ? generated : classes).put(name, content);
            return new Written(name, kind, content);
        }
    }

    private static final class Written extends SimpleJavaFileObject {
        private final ByteArrayOutputStream content;

        Written(String name, Kind kind, ByteArrayOutputStream content) {
            super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
            this.content = content;
        }

        @Override
        public OutputStream openOutputStream() {
            return content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content.toString(StandardCharsets.UTF_8);
        }
    }
}
