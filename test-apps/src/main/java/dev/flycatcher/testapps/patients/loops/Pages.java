package dev.flycatcher.testapps.patients.loops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flycatcher.testapps.patients.threads.Pets;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MappingJackson2MessageConverter;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** Pets as libraries write them: the loop is theirs, and it begins where they are called. */
final class Pages {
    private Pages() {}

    static List<String> rows(Pets pets, Owners names) {
        return new JdbcTemplate(pets.pool)
                .query( // Spring's loop over rows: rows
                        "SELECT owner_id FROM pets WHERE id > 0 ORDER BY id",
                        (row, number) -> names.name("rows", row.getInt(1)));
    }

    /** As a controller's answer: what calls Jackson is a framework. */
    @SuppressWarnings("removal") // Its successor needs Jackson 3.
    static List<String> message(List<Owners.Pet> pets) {
        Message<?> message = new MappingJackson2MessageConverter().toMessage(pets, null);
        return message == null ? List.of() : List.of(new String((byte[]) message.getPayload(), UTF_8));
    }

    static List<String> json(List<Owners.Pet> pets) throws IOException {
        return List.of(new ObjectMapper().writeValueAsString(pets)); // Jackson's loop: json
    }

    static List<String> freemarker(List<Owners.Pet> pets) throws IOException, TemplateException {
        Template template = new Template(
                "pets", "<#list pets as pet>${pet.owner} </#list>", new Configuration(Configuration.VERSION_2_3_34));
        StringWriter page = new StringWriter();
        template.process(Map.of("pets", pets), page); // FreeMarker's loop: freemarker
        return List.of(page.toString());
    }

    static List<String> thymeleaf(List<Owners.Pet> pets) {
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        Context context = new Context();
        context.setVariable("pets", pets);
        String page = "<i th:each='pet : ${pets}' th:text='${pet.owner}'/>";
        return List.of(engine.process(page, context)); // Thymeleaf's loop: thymeleaf
    }
}
