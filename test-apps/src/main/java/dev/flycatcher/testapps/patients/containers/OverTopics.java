package dev.flycatcher.testapps.patients.containers;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** A record that Spring Kafka hands to a method, read by Kafka's own consumer for want of a broker. */
final class OverTopics {
    private OverTopics() {}

    static void call(Kennel kennel) throws InterruptedException {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.register(Listening.class);
            context.registerBean("kafkaListenerContainerFactory", Factory.class, Factory::new);
            context.registerBean(Listener.class, () -> new Listener(kennel));
            context.refresh();
            kennel.awaited();
        }
    }

    private static final class Factory extends ConcurrentKafkaListenerContainerFactory<String, String> {
        Factory() {
            setConsumerFactory(new OneRecord());
        }
    }

    private static final class OneRecord extends DefaultKafkaConsumerFactory<String, String> {
        OneRecord() {
            super(Map.of());
        }

        @Override
        protected Consumer<String, String> createRawConsumer(Map<String, Object> settings) {
            TopicPartition partition = new TopicPartition("pets", 0);
            MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>("pets", 0, 0, "7", "pets")));
            return consumer;
        }
    }

    @EnableKafka
    @Configuration(proxyBeanMethods = false)
    static class Listening {}

    /** Spring calls it. */
    record Listener(Kennel kennel) {
        @KafkaListener(
                groupId = "kennel",
                topicPartitions =
                        @org.springframework.kafka.annotation.TopicPartition(topic = "pets", partitions = "0"))
        public void arrived(String pets) {
            kennel.together("kafka");
        }
    }
}
