package dev.flycatcher.testapps.patients.containers;

import dev.flycatcher.testapps.patients.threads.Pets;

/** Lets each container call in turn. */
public final class CalledFromOutside {
    private CalledFromOutside() {}

    public static void main(String[] args) throws Exception {
        try (Pets pets = new Pets()) {
            Kennel kennel = new Kennel(pets);
            OverTomcat.call(kennel);
            OverJetty.call(kennel);
            OverQueues.call(kennel);
            OverTopics.call(kennel);
            OverSchedulers.call(kennel);
        }
    }
}
