package dev.flycatcher.orm.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each database its turn. */
final class EngineTurns implements ClassTemplateInvocationContextProvider, ExecutionCondition {
    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
            ExtensionContext context) {
        return Arrays.stream(context.getRequiredTestClass()
                        .getAnnotation(OnEveryEngine.class)
                        .value())
                .filter(each -> each != Engine.MYSQL || each.missing().isEmpty())
                .map(Turn::new);
    }

    /** A test is left out where it is about another database, or where there is no server. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Engine engine = Engine.current();
        Only only = context.getTestMethod()
                .map(each -> each.getAnnotation(Only.class))
                .orElse(null);
        if (only != null && !List.of(only.value()).contains(engine)) {
            return ConditionEvaluationResult.disabled("it is about " + List.of(only.value()));
        }
        boolean test = context.getTestMethod().isPresent();
        return test && !engine.missing().isEmpty()
                ? ConditionEvaluationResult.disabled(engine.missing())
                : ConditionEvaluationResult.enabled("");
    }

    private record Turn(Engine engine) implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocation) {
            return engine.toString();
        }

        @Override
        public void prepareInvocation(ExtensionContext context) {
            Engine.turn(engine);
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            AfterClassTemplateInvocationCallback after = context -> Engine.turn(Engine.SQLITE);
            return List.of(after);
        }
    }
}
