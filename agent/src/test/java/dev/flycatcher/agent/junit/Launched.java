package dev.flycatcher.agent.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class as a build does. */
final class Launched {
    private Launched() {}

    /** Display name of each test, and of a class that failed, and the message it failed with, empty for none. */
    static Map<String, String> run(Class<?> type, Map<String, String> parameters) {
        Map<String, String> outcome = new ConcurrentHashMap<>();
        LauncherFactory.create()
                .execute(
                        request()
                                .selectors(selectClass(type))
                                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                                .configurationParameter(
                                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                                .configurationParameters(parameters)
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                String message = result.getThrowable()
                                        .map(failure -> String.valueOf(failure.getMessage()))
                                        .orElse("");
                                if (test.isTest() || !message.isEmpty()) {
                                    outcome.put(test.getDisplayName(), message);
                                }
                            }
                        });
        return new TreeMap<>(outcome);
    }
}
