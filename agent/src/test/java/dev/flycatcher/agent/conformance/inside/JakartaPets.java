package dev.flycatcher.agent.conformance.inside;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** A filter and what it goes on to, called with a request for {@code /pets/7}. */
public final class JakartaPets implements Supplier<Runnable> {

    @Override
    public Runnable get() {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getMethod" -> "GET";
                    case "getRequestURI" -> "/pets/7";
                    case "getAttribute" -> null;
                    default -> throw new IllegalStateException("nobody asks for " + method.getName());
                });
        return () -> {
            try {
                new First().doFilter(request, null, (to, answer) -> new Last().service(to, answer));
            } catch (IOException | ServletException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        };
    }

    private static void query(String what) {
        try (Connection connection = new org.h2.Driver().connect("jdbc:h2:mem:pets", null);
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1 AS " + what).close();
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    static final class First implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            query("filter");
            chain.doFilter(request, response);
        }
    }

    static final class Last {
        public void service(ServletRequest request, ServletResponse response) {
            query("servlet");
        }
    }
}
