package dev.flycatcher.testapps.resident;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** What a console would see of this JVM. Every answer is one line. */
final class Console {
    private static final String AGENT = "dev.flycatcher:type=Agent";

    private Console() {}

    /** How many bean servers there are, without making one. */
    static String servers() {
        return String.valueOf(MBeanServerFactory.findMBeanServer(null).size());
    }

    static String get(String attribute) {
        return with(AGENT, (server, name) -> text(server.getAttribute(name, attribute)));
    }

    static String set(String attribute, String value) {
        return with(AGENT, (server, name) -> {
            server.setAttribute(name, new Attribute(attribute, value));
            return "done";
        });
    }

    static String call(String operation) {
        return with(AGENT, (server, name) -> text(server.invoke(name, operation, null, null)));
    }

    /** Live objects of the agent's recorder and the analyzer, "class=count" each. */
    static String histogram() {
        return with("com.sun.management:type=DiagnosticCommand", (server, name) -> {
            Object[] all = {new String[0]};
            String[] types = {String[].class.getName()};
            return server.invoke(name, "gcClassHistogram", all, types)
                    .toString()
                    .lines()
                    .map(line -> line.trim().split("\\s+"))
                    .filter(line -> line.length > 3 && line[3].startsWith("dev.flycatcher."))
                    .map(line -> line[3] + "=" + line[1])
                    .collect(Collectors.joining(" "));
        });
    }

    private interface Question {
        String ask(MBeanServer server, ObjectName name) throws JMException;
    }

    private static String with(String name, Question question) {
        try {
            return question.ask(ManagementFactory.getPlatformMBeanServer(), new ObjectName(name));
        } catch (JMException | RuntimeException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            return cause.toString().replace('\n', ' ');
        }
    }

    private static String text(Object answer) {
        return answer instanceof Object[] array ? Arrays.toString(array) : String.valueOf(answer);
    }
}
