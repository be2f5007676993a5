package dev.flycatcher.testapps.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import dev.flycatcher.analyzer.trace.TraceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attach to a JVM that has asked its database already; detach; attach again. */
class AttachTest {
    private static final String LOOP = "names of 171 letters";
    /** What may stay after a detachment: objects that the program's own still lead to, and the agent's classes. */
    private static final Pattern DATA = Pattern.compile(
            "dev\\.flycatcher\\.agent\\.(record\\.(Text|ResultState|Samples\\$Seen|Meter)|Session|Outcome)=|"
                    + "dev\\.flycatcher\\.agent\\.boot\\.Aside=|"
                    + "dev\\.flycatcher\\.analyzer\\.trace\\.(Execution|Trace|Result)=");

    @TempDir
    Path folder;

    static List<Jdk> jdks() throws Exception {
        return Jdk.installed();
    }

    private static void load(Running running, String options) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(running.pid());
        try {
            machine.loadAgent(Fork.AGENT.toString(), options);
        } finally {
            machine.detach();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void watchesWhatIsLoadedAlreadyAndLeavesItAsItWas(Jdk jdk) throws Exception {
        Path first = folder.resolve("first");
        Path again = folder.resolve("again");
        try (Running running = Running.start(jdk, "-XX:+EnableDynamicAgentLoading")) {
            assertThat(running.ask("loop")).isEqualTo(LOOP);

            load(running, "dir=" + first);
            assertThat(running.ask("loop")).isEqualTo(LOOP);
            assertThat(running.ask("old")).isEqualTo("10 authors");
            load(running, "detach");
            assertThat(running.err()).contains(first.resolve("report.html").toString());
            assertN1(first);
            running.await("histogram", live -> !DATA.matcher(live).find());

            assertThat(running.ask("loop")).isEqualTo(LOOP);
            running.await("histogram", live -> !DATA.matcher(live).find());

            load(running, "dir=" + again);
            assertThat(running.ask("loop")).isEqualTo(LOOP);
            running.tell("quit");
            assertThat(running.ended()).as(running.err()).isZero();
            assertN1(again);
            assertThat(running.err()).doesNotContain("internal failure");
        }
    }

    /** A server that runs has its servlets loaded: their requests are units all the same, and no more once it is left. */
    @ParameterizedTest
    @MethodSource("jdks")
    void requestsToAServletThatIsLoadedAlreadyAreUnits(Jdk jdk) throws Exception {
        Path first = folder.resolve("first");
        Path again = folder.resolve("again");
        try (Running running = Running.start(jdk, "-XX:+EnableDynamicAgentLoading")) {
            assertThat(running.ask("request")).isEqualTo(LOOP);
            for (Path each : List.of(first, again)) {
                load(running, "dir=" + each);
                assertThat(running.ask("request")).isEqualTo(LOOP);
                load(running, "detach");
                assertThat(running.ask("request")).isEqualTo(LOOP);
                List<String> units = new ArrayList<>();
                TraceReader.read(
                        each.resolve("trace.flycatcher"),
                        trace -> units.add(
                                trace.unit().kind() + " " + trace.unit().name()));
                assertThat(units).containsExactly("REQUEST GET /authors");
            }
            running.tell("quit");
            assertThat(running.ended()).as(running.err()).isZero();
            assertThat(running.err()).doesNotContain("internal failure", "begins no unit");
        }
    }

    /** With the agent from the start the classes have a field; detached they are inert, and attached again they work. */
    @ParameterizedTest
    @MethodSource("jdks")
    void detachesWhatWasWatchedFromTheStart(Jdk jdk) throws Exception {
        Path first = folder.resolve("first");
        Path again = folder.resolve("again");
        try (Running running = Running.start(jdk, "-XX:+EnableDynamicAgentLoading", Fork.agent(first))) {
            assertThat(running.ask("loop")).isEqualTo(LOOP);
            load(running, "detach");
            assertN1(first);
            running.await("histogram", live -> !DATA.matcher(live).find());
            assertThat(running.ask("loop")).isEqualTo(LOOP);
            load(running, "dir=" + again);
            assertThat(running.ask("loop")).isEqualTo(LOOP);
            load(running, "detach");
            assertN1(again);
            running.tell("quit");
            assertThat(running.ended()).as(running.err()).isZero();
            assertThat(running.err()).doesNotContain("internal failure");
        }
    }

    @Test
    void theCommandLineAttachesChangesTheModeAndDetaches() throws Exception {
        Jdk jdk = Jdk.installed().get(0);
        try (Running running = Running.start(jdk)) {
            Fork attach = Fork.jar(jdk, "attach", running.pid(), "dir=" + folder);
            assertThat(attach.exit()).as(attach.err()).isZero();
            running.ask("loop");
            running.await("get Mode", "flow"::equals);
            Fork mode = Fork.jar(jdk, "attach", running.pid(), "mode=count");
            assertThat(mode.exit()).as(mode.err()).isZero();
            assertThat(running.ask("get Mode")).isEqualTo("count");
            Fork detach = Fork.jar(jdk, "detach", running.pid());
            assertThat(detach.exit()).as(detach.err()).isZero();
            assertThat(detach.out()).contains(running.pid() + " is watched no more");
            assertN1(folder);
            assertThat(running.ask("get Mode")).contains("InstanceNotFound");
            Fork again = Fork.jar(jdk, "detach", running.pid());
            assertThat(again.exit()).as(again.err()).isZero();
            assertThat(again.out()).contains(running.pid() + " was not watched");
        }
    }

    @Test
    void theCommandLineSaysWhyItCannotAttach() throws Exception {
        Jdk jdk = Jdk.installed().get(0);
        Fork nobody = Fork.jar(jdk, "attach", "999999999");
        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.err()).contains("999999999", "Is it a JVM").doesNotContain("\tat ");
        Fork option = Fork.jar(jdk, "attach", "999999999", "colour=red");
        assertThat(option.exit()).isEqualTo(2);
        assertThat(option.err()).contains("colour", "mode=");
    }

    /** One loop over 20 authors; at most the table's making and filling, or one count, beside it. */
    private static void assertN1(Path folder) throws Exception {
        ReportJson report = ReportJson.read(folder.resolve("report.json"));
        assertThat(report.total("dropped")).isZero();
        assertThat(report.total("executions")).isBetween(21L, 23L);
        assertThat(report.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.rule()).isEqualTo("A01");
            assertThat(verdict.executions()).isEqualTo(20);
        });
    }
}
