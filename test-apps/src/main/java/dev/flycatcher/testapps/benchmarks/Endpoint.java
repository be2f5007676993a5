package dev.flycatcher.testapps.benchmarks;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a container calls: who watches sees a request here, as in most programs that are watched. */
final class Endpoint extends GenericServlet {
    private static final long serialVersionUID = 1;

    private final transient Callable<Long> work;
    private transient long answer;

    Endpoint(Callable<Long> work) {
        this.work = work;
    }

    /** One request; returns what the work returned. */
    long request() {
        service(null, null);
        return answer;
    }

    @Override
    public void service(@Nullable ServletRequest request, @Nullable ServletResponse response) {
        try {
            answer = work.call();
        } catch (Exception e) {
            throw new IllegalStateException("the no-op driver failed", e);
        }
    }
}
