package dev.flycatcher.testapps.harness;

import dev.flycatcher.testapps.resident.Resident;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A {@link Resident} in a JVM of its own. */
final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path err;
    private final BufferedReader out;
    private final Writer in;

    private Running(Process process, Path err) {
        this.process = process;
        this.err = err;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = process.outputWriter(StandardCharsets.UTF_8);
    }

    static Running start(Jdk jdk, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xshare:auto", "-Xmx256m"));
        command.addAll(jdk.quiet());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", Fork.applicationClassPath(), Resident.class.getName(), "jdbc:h2:mem:resident"));
        Path err = Files.createTempFile("resident", ".err");
        Running running = new Running(
                new ProcessBuilder(command).redirectError(err.toFile()).start(), err);
        running.expect("ready");
        return running;
    }

    private void expect(String line) throws IOException {
        String read = out.readLine();
        // The JVM itself may say something first.
        for (int i = 0; i < 5 && read != null && read.startsWith("["); i++) {
            read = out.readLine();
        }
        if (!line.equals(read)) {
            throw new IllegalStateException("expected " + line + ", not " + read + "\n" + err());
        }
    }

    String pid() {
        return String.valueOf(process.pid());
    }

    /** Says one line and returns the answer. */
    String ask(String line) throws IOException {
        tell(line);
        String answer = out.readLine();
        if (answer == null) {
            throw new IllegalStateException("ended at " + line + "\n" + err());
        }
        return answer;
    }

    void tell(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    /** Asks until the answer is as wanted. */
    String await(String line, Predicate<String> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String answer = ask(line);
        while (!wanted.test(answer)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(line + " is still answered with " + answer + "\n" + err());
            }
            Thread.sleep(100);
            answer = ask(line);
        }
        return answer;
    }

    /** Waits for the end; the exit code. */
    int ended() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running\n" + err());
        }
        return process.exitValue();
    }

    void kill() {
        process.destroyForcibly();
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(err);
    }
}
