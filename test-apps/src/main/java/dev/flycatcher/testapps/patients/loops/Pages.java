package dev.flycatcher.testapps.patients.loops;

import com.fasterxml.jackson.databind.ObjectMapper;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** Pets as libraries write them: the loop is theirs, and it begins where they are called. */
final class Pages {
    private Pages() {}

    static List<String> json(List<Owners.Pet> pets) throws IOException {
        return List.of(new ObjectMapper().writeValueAsString(pets)); // loop json
    }

    static List<String> freemarker(List<Owners.Pet> pets) throws IOException, TemplateException {
        Template template = new Template(
                "pets", "<#list pets as pet>${pet.owner} </#list>", new Configuration(Configuration.VERSION_2_3_34));
        StringWriter page = new StringWriter();
        template.process(Map.of("pets", pets), page); // loop freemarker
        return List.of(page.toString());
    }

    static List<String> thymeleaf(List<Owners.Pet> pets) {
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        Context context = new Context();
        context.setVariable("pets", pets);
        return List.of(
                engine.process("<i th:each='pet : ${pets}' th:text='${pet.owner}'/>", context)); // loop thymeleaf
    }
}
