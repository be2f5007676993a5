package dev.flycatcher.testapps.patients.containers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a container on this machine. */
final class Requests {
    private Requests() {}

    static void get(int port, Kennel kennel) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/pets/7?secret=1"))
                .build();
        var response = HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
        kennel.awaited();
        if (response.get().statusCode() != 200) {
            throw new IllegalStateException(response.get().toString());
        }
    }
}
