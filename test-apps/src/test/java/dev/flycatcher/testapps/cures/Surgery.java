package dev.flycatcher.testapps.cures;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A patient that is compiled from its source and run, as it is and with its cure.
 *
 * @param source a class {@code app.Patient} whose {@code static void run(DataSource, List<String>)} adds its answer's lines
 */
record Surgery(String source) {

    /** What one run gave. */
    record Outcome(List<String> answer, Recorded recorded) {

        /** The loop that costs most. */
        Report.Entry loop() {
            return recorded.report().entries().get(0);
        }
    }

    /** Compiles and runs it on a DataSource that is watched. */
    Outcome run(DataSource watched) throws Exception {
        ClassLoader loader = new Loaded(compiled());
        Class<?> patient = loader.loadClass("app.Patient");
        List<String> answer = new ArrayList<>();
        var method = patient.getMethod("run", DataSource.class, List.class);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        Recorded recorded = Flycatcher.record(() -> {
            try {
                method.invoke(null, watched, answer);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        });
        return new Outcome(answer, recorded);
    }

    private Map<String, byte[]> compiled() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(messages, Locale.ROOT, null)) {
            List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
            boolean done = compiler.getTask(
                            null, new Memory(files, classes), messages, options, null, List.of(new Text(source)))
                    .call();
            if (!done) {
                throw new AssertionError(messages.getDiagnostics() + "\n" + source);
            }
        }
        Map<String, byte[]> bytes = new TreeMap<>();
        classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
        return bytes;
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        private Text(String text) {
            super(URI.create("string:///app/Patient.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        private Memory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classes.put(name, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }

    private static final class Loaded extends ClassLoader {
        private final Map<String, byte[]> classes;

        private Loaded(Map<String, byte[]> classes) {
            super(Surgery.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
