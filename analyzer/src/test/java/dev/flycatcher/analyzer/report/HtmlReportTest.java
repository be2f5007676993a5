package dev.flycatcher.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String PAGE = HtmlReport.of(Samples.shop(), Surroundings.NONE);

    @Test
    void admitsItsOwnScriptAndStyleByHashAndNothingElse() throws Exception {
        assertThat(PAGE)
                .contains("content=\"default-src 'none'; script-src 'sha256-" + hash("<script>(.*?)</script>")
                        + "'; style-src 'sha256-" + hash("<style>(.*?)</style>")
                        + "'; img-src data:; base-uri 'none'; form-action 'none'\"");
    }

    @Test
    void asksForNothingFromAnywhere() {
        String fixed = PAGE.replaceAll("(?s)<script type=\"application/json\".*?</script>", "");

        assertThat(fixed).doesNotContainPattern("(?i)(src|href)=[\"']?(https?:|//)");
        assertThat(fixed).doesNotContain("@import", "url(", "fetch(", "XMLHttpRequest");
    }

    @Test
    void rendersTextOnly() {
        assertThat(PAGE)
                .doesNotContain(
                        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function")
                .doesNotContainPattern("<[a-z][^>]* on[a-z]+=")
                .doesNotContainPattern("<[a-z][^>]* style=");
    }

    @Test
    void hostileTextCannotLeaveTheDataBlock() {
        String page =
                HtmlReport.of(Samples.hostile("</script><script>alert(1)</script><!--{{style}}"), Surroundings.NONE);

        assertThat(page).doesNotContain("alert(1)</script>");
        assertThat(page.split("<script", -1)).hasSameSizeAs(PAGE.split("<script", -1));
        assertThat(page.split("</style>", -1)).hasSize(2);
    }

    @Test
    void tenThousandFindingsStayUnderFiveMegabytes() {
        assertThat(HtmlReport.of(Samples.many(10_000), Surroundings.NONE).length())
                .isLessThan(5_000_000);
    }

    private static String hash(String pattern) throws Exception {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(PAGE);
        assertThat(matcher.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(matcher.group(1).getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}
