package dev.flycatcher.agent.junit;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.trace.Unit;
import dev.flycatcher.analyzer.trace.Verb;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A unit of work for each test, and others for what sets it up and tears it down. A unit belongs to its thread, so tests
 * may run in parallel. {@link NoNPlusOne}, {@link ExpectQueries} and {@link QueriesGrow} register it; with {@code
 * junit.jupiter.extensions.autodetection.enabled} it is there for every test, and every test is judged.
 */
public final class FlycatcherExtension implements InvocationInterceptor {

    @Override
    public void interceptBeforeAllMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        unit(Unit.Kind.SETUP, invocation, call);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        unit(Unit.Kind.SETUP, invocation, call);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        judge(Session.of(context), unit(Unit.Kind.TEST, invocation, call), call, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        judge(Session.of(context), unit(Unit.Kind.TEST, invocation, call), call, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext call, ExtensionContext context)
            throws Throwable {
        judge(
                Session.of(context),
                Flycatcher.record(Unit.Kind.TEST, context.getDisplayName(), invocation::proceed),
                null,
                context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        unit(Unit.Kind.TEARDOWN, invocation, call);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        unit(Unit.Kind.TEARDOWN, invocation, call);
    }

    private static Recorded unit(
            Unit.Kind kind, Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call)
            throws Throwable {
        Method method = call.getExecutable();
        String name = call.getTargetClass().getSimpleName() + "." + method.getName();
        return Flycatcher.record(kind, name, invocation::proceed);
    }

    private static void judge(
            Session session,
            Recorded recorded,
            @Nullable ReflectiveInvocationContext<Method> call,
            ExtensionContext context) {
        NoNPlusOne none = find(context, NoNPlusOne.class);
        Evidence from = none == null ? session.settings.from() : none.from();
        if (none != null) {
            session.asked();
        }
        boolean probed = none != null && none.probe() && call != null;
        Recorded known = session.add(probed ? Flycatcher.probe(recorded, () -> again(call)) : recorded, from);
        QueriesGrow growth = find(context, QueriesGrow.class);
        if (growth != null && call != null) {
            Sizes.judge(known, call, growth, context);
        }
        if (from != null) {
            known.assertNoNPlusOne(from);
            latent(known, none == null ? session.settings.latent() : none.latent(), session);
        }
        ExpectQueries expected = find(context, ExpectQueries.class);
        if (expected != null) {
            check(known, expected);
        }
    }

    /** The method once more, on the same instance; what sets it up is not repeated. */
    private static void again(ReflectiveInvocationContext<Method> call) {
        ReflectionSupport.invokeMethod(
                call.getExecutable(),
                call.getTarget().orElse(null),
                call.getArguments().toArray());
    }

    private static void latent(Recorded recorded, boolean fails, Session session) {
        if (fails) {
            recorded.assertNoLatentNPlusOne();
        } else {
            recorded.latentWords().forEach(session::tell);
        }
    }

    private static void check(Recorded recorded, ExpectQueries expected) {
        check(recorded, expected, Verb.SELECT, expected.select());
        check(recorded, expected, Verb.INSERT, expected.insert());
        check(recorded, expected, Verb.UPDATE, expected.update());
        check(recorded, expected, Verb.DELETE, expected.delete());
        if (expected.total() != ExpectQueries.ANY) {
            if (expected.atMost()) {
                recorded.assertAtMost(expected.total());
            } else {
                recorded.assertQueries(expected.total());
            }
        }
    }

    private static void check(Recorded recorded, ExpectQueries expected, Verb verb, int number) {
        if (number != ExpectQueries.ANY && expected.atMost()) {
            recorded.assertAtMost(verb, number);
        } else if (number != ExpectQueries.ANY) {
            recorded.assertQueries(verb, number);
        }
    }

    /** Of the method, else of its class, else of a class around that. */
    private static <A extends Annotation> @Nullable A find(ExtensionContext context, Class<A> type) {
        Function<AnnotatedElement, @Nullable A> on =
                element -> AnnotationSupport.findAnnotation(element, type).orElse(null);
        A found = context.getTestMethod().map(on).orElse(null);
        for (Class<?> each = context.getTestClass().orElse(null); found == null && each != null; ) {
            found = on.apply(each);
            each = each.getEnclosingClass();
        }
        return found;
    }
}
