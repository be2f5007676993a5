package dev.flycatcher.testapps.published;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the classes of tests it is given, and prints how each test ended. */
public final class Published {
    private Published() {}

    public static void main(String[] classes) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (String each : classes) {
            request.selectors(selectClass(each));
        }
        Map<String, String> ends = new TreeMap<>();
        LauncherDiscoveryRequest all = request.build();
        LauncherFactory.create().execute(all, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                String failure = result.getThrowable()
                        .map(thrown -> " " + thrown.getClass().getName())
                        .orElse("");
                ends.put(test.getUniqueId(), result.getStatus() + failure);
            }
        });
        ends.forEach((test, end) -> System.out.println("TEST " + test + " " + end));
        System.exit(0);
    }
}
