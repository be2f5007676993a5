package dev.flycatcher.testapps.patients.containers;

import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** A request that embedded Jetty takes in, by the javax API. */
final class OverJetty {
    private OverJetty() {}

    static void call(Kennel kennel) throws Exception {
        Server server = new Server(0);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Servlet(kennel)), "/pets/*");
        server.setHandler(context);
        server.start();
        Requests.get(((ServerConnector) server.getConnectors()[0]).getLocalPort(), kennel);
        server.stop();
    }

    private static final class Servlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient Kennel kennel;

        Servlet(Kennel kennel) {
            this.kennel = kennel;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            kennel.apart("jetty");
        }
    }
}
