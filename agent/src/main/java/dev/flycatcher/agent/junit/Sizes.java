package dev.flycatcher.agent.junit;

import dev.flycatcher.agent.watch.Growth;
import dev.flycatcher.agent.watch.Recorded;
import java.lang.reflect.Method;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** The invocations of one test method at their sizes; when all have run, whether there were enough to judge by. */
@SuppressWarnings("deprecation") // What replaces it is missing from JUnit before 6.
final class Sizes implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    private final Growth growth;
    private final Growth.Law law;

    private Sizes(QueriesGrow expected) {
        growth = new Growth(expected.of());
        law = expected.value();
    }

    /** As soon as one size needs too many, that invocation fails. */
    static void judge(
            Recorded recorded,
            ReflectiveInvocationContext<Method> call,
            QueriesGrow expected,
            ExtensionContext invocation) {
        long size = size(call);
        Sizes sizes = invocation
                .getParent()
                .orElse(invocation)
                .getStore(Namespace.create(Sizes.class, call.getExecutable()))
                .getOrComputeIfAbsent(Sizes.class, any -> new Sizes(expected), Sizes.class);
        sizes.growth.add(size, recorded).assertSoFar(sizes.law);
    }

    private static long size(ReflectiveInvocationContext<Method> call) {
        for (Object argument : call.getArguments()) {
            if (argument instanceof Number size) {
                return size.longValue();
            }
            if (argument instanceof RepetitionInfo repetition) {
                return repetition.getCurrentRepetition();
            }
        }
        throw new ExtensionConfigurationException("@QueriesGrow on "
                + call.getExecutable().getName()
                + " needs a size: a parameter that is a number, as with @ParameterizedTest and @ValueSource(ints = "
                + "{1, 5, 25}), or a RepetitionInfo");
    }

    @Override
    public void close() {
        growth.assertSizes(law);
    }
}
