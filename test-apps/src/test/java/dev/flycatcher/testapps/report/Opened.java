package dev.flycatcher.testapps.report;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.ReportWriter;
import dev.flycatcher.analyzer.report.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One report, written to a folder and opened from there; it remembers what the page asked for and complained about. */
final class Opened implements AutoCloseable {
    final Page page;
    final List<String> requests = new ArrayList<>();
    final List<String> complaints = new ArrayList<>();
    private final BrowserContext context;

    private Opened(BrowserContext context) {
        this.context = context;
        page = context.newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    static Opened open(Browser browser, Report report, int width, ColorScheme scheme) {
        return open(browser, report, Surroundings.NONE, width, scheme);
    }

    static Opened open(Browser browser, Report report, Surroundings surroundings, int width, ColorScheme scheme) {
        try {
            Path folder = Files.createTempDirectory("report");
            Path html = ReportWriter.write(report, folder, surroundings).html();
            Opened opened = new Opened(browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(width, 900)
                    .setColorScheme(scheme)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setPermissions(List.of("clipboard-read", "clipboard-write"))));
            opened.page.navigate(html.toUri().toString());
            opened.page.waitForSelector("h1");
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    String text(String selector) {
        return find(selector).first().innerText();
    }

    /** Kept among the build's output, to be looked at. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
