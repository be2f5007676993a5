package dev.flycatcher.testapps.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Clip;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The documents' pictures of a report, taken of an example's page; {@code -Dexamples=update} takes them anew. */
class PicturesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path IMAGES = ROOT.resolve("docs/images");
    private static final Path PAGE = ROOT.resolve("docs/examples/timeline.html");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 1080;

    @Test
    void thePictureIsOfThePageAndTheReadmeTellsWhatItSays() throws Exception {
        try (Chromium chromium = Chromium.start();
                Page page = chromium.browser()
                        .newPage(new Browser.NewPageOptions()
                                .setViewportSize(WIDTH, HEIGHT)
                                .setColorScheme(ColorScheme.LIGHT))) {
            page.navigate(PAGE.toRealPath().toUri().toString());
            page.waitForSelector("article.finding");
            if ("update".equals(System.getProperty("examples"))) {
                take(page);
            }
            String title =
                    page.locator("h1").innerText().replaceAll("\\s+", " ").replaceAll("\\.$", "");
            assertThat(ROOT.resolve("README.md")).content().contains("[![" + title + ";");
        }
        assertThat(ImageIO.read(IMAGES.resolve("report.png").toFile()).getWidth())
                .isEqualTo(WIDTH);
        assertThat(Files.size(IMAGES.resolve("finding.png"))).isBetween(20_000L, 400_000L);
    }

    private static void take(Page page) {
        page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve("report.png")));
        BoundingBox finding = page.locator("#finding").boundingBox();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(IMAGES.resolve("finding.png"))
                .setFullPage(true)
                .setClip(new Clip(finding.x - 10, finding.y - 6, finding.width + 20, HEIGHT)));
    }
}
