package dev.flycatcher.analyzer.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;

/**
 * The report as one page that needs nothing else. The data lie in a block no browser runs; script and style are fixed
 * texts, admitted by their hashes alone, so nothing an application named itself can act.
 */
final class HtmlReport {
    /** Data longer than this are packed; shorter ones stay readable in the page's source. */
    static final int PACK_FROM = 1 << 20;

    private static final List<String> SCRIPTS = List.of(
            "dom.js",
            "sql.js",
            "diff.js",
            "model.js",
            "summary.js",
            "scaling.js",
            "finding.js",
            "findings.js",
            "timeline.js",
            "edges.js",
            "maps.js",
            "units.js",
            "page.js");

    private HtmlReport() {}

    static String of(Report report, Surroundings surroundings) {
        String style = resource("report.css");
        String script = SCRIPTS.stream().map(HtmlReport::resource).collect(Collectors.joining("\n"));
        String policy = "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; img-src data:; base-uri 'none'; form-action 'none'";
        String data = JsonReport.compact(report, surroundings);
        return resource("report.html")
                .replace("{{policy}}", policy)
                .replace("{{style}}", style)
                .replace("{{script}}", script)
                .replace("{{data}}", data.length() > PACK_FROM ? packed(data) : data);
    }

    private static String packed(String data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(data.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Json.compact()
                .object()
                .field("deflate", Base64.getEncoder().encodeToString(bytes.toByteArray()))
                .endObject()
                .toString();
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The page's " + name + " is missing from the jar: it was repacked.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Key.sha256(text));
    }
}
