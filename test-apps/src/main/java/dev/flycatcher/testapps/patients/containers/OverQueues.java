package dev.flycatcher.testapps.patients.containers;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import org.apache.activemq.ActiveMQConnectionFactory;

/** Messages that ActiveMQ delivers, from a broker in this JVM: one to a class, one to a lambda. */
final class OverQueues {
    private OverQueues() {}

    static void call(Kennel kennel) throws JMSException, InterruptedException {
        try (Connection connection = new ActiveMQConnectionFactory(
                        "vm://pets?broker.persistent=false&broker.useJmx=false")
                .createConnection()) {
            connection.start();
            deliver(connection, "class", new Listener(kennel), kennel);
            deliver(connection, "lambda", message -> kennel.together("lambda"), kennel);
        }
    }

    private static void deliver(Connection connection, String name, MessageListener listener, Kennel kennel)
            throws JMSException, InterruptedException {
        try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                Session sending = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            Queue queue = session.createQueue(name);
            session.createConsumer(queue).setMessageListener(listener);
            sending.createProducer(queue).send(sending.createTextMessage("pets"));
            kennel.awaited();
        }
    }

    private record Listener(Kennel kennel) implements MessageListener {
        @Override
        public void onMessage(Message message) {
            kennel.together("jms");
        }
    }
}
