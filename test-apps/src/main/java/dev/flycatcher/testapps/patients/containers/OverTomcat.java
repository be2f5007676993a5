package dev.flycatcher.testapps.patients.containers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** A request that embedded Tomcat takes in, by the jakarta API. */
final class OverTomcat {
    private OverTomcat() {}

    static void call(Kennel kennel) throws Exception {
        Path folder = Files.createTempDirectory("tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "pets", new Servlet(kennel));
        context.addServletMappingDecoded("/pets/*", "pets");
        tomcat.start();
        Requests.get(tomcat.getConnector().getLocalPort(), kennel);
        tomcat.stop();
        tomcat.destroy();
    }

    private static final class Servlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient Kennel kennel;

        Servlet(Kennel kennel) {
            this.kennel = kennel;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            kennel.together("tomcat");
        }
    }
}
