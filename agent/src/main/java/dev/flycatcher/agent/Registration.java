package dev.flycatcher.agent;

import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The bean in the platform's server. The server is never made for its sake: an application, or a console that comes,
 * makes it, with the builder it wants.
 */
record Registration(MBeanServer server, ObjectName name) {
    private static final String NAME = "dev.flycatcher:type=Agent";
    /** A bean that only the platform's server has. */
    private static final String PLATFORM = "java.lang:type=Runtime";

    /** Registers the bean; null when there is no server yet, or it does not take it. */
    static @Nullable Registration of(FlycatcherMXBean bean) {
        try {
            for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
                if (server.isRegistered(new ObjectName(PLATFORM))) {
                    return register(server, bean);
                }
            }
        } catch (JMException refused) {
            System.err.println("flycatcher: not to be seen in consoles: " + refused);
        }
        return null;
    }

    private static Registration register(MBeanServer server, FlycatcherMXBean bean) throws JMException {
        ObjectName name = new ObjectName(NAME);
        try {
            server.registerMBean(bean, name);
        } catch (InstanceAlreadyExistsException earlier) {
            server.unregisterMBean(name);
            server.registerMBean(bean, name);
        }
        return new Registration(server, name);
    }

    void withdraw() {
        try {
            server.unregisterMBean(name);
        } catch (JMException gone) {
            // It is not there, which is what is wanted.
        }
    }
}
