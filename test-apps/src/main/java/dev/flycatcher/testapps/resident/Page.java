package dev.flycatcher.testapps.resident;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;

/** A servlet that is asked without a server around it. */
final class Page extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Content content;
    private transient String answer = "";

    Page(Content content) {
        this.content = content;
    }

    /** What the page shows. */
    interface Content {
        String text() throws SQLException;
    }

    /** One request. */
    String asked() throws SQLException {
        try {
            ServletRequest request = stub(HttpServletRequest.class, "/authors");
            service(request, stub(HttpServletResponse.class, ""));
        } catch (ServletException | IOException failure) {
            throw new SQLException(failure);
        }
        return answer;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        try {
            answer = content.text();
        } catch (SQLException failure) {
            throw new ServletException(failure);
        }
    }

    private static <T> T stub(Class<T> type, String path) {
        return type.cast(Proxy.newProxyInstance(
                Page.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getMethod" -> "GET";
                    case "getRequestURI" -> path;
                    default -> null;
                }));
    }
}
