package dev.flycatcher.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.flycatcher.analyzer.detect.Finding;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FormTest {
    private static final String HOSTILE =
            "</script>]]>&\"'<!--\u2028\u202e\u001b[31m\u0000\ud800\uffff::error::%0A,\r\n::stop-commands::x";

    @SuppressWarnings("unused") // by the parameterized tests
    private static final List<Report> REPORTS =
            List.of(Samples.shop(), Samples.clean(), Samples.many(30), Samples.hostile(HOSTILE));

    private static final JsonSchema SARIF = JsonSchemaFactory.getInstance(VersionFlag.V7)
            .getSchema(FormTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"));

    /** Rewritten by {@code -Dgolden=update}; the difference is then read before it is committed. */
    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"JSON", "SARIF", "JUNIT", "GITHUB", "BASELINE", "CONSOLE"})
    void theSampleIsToldWordForWordAsBefore(Form form) throws IOException {
        Path golden = Path.of("src/test/resources/golden", form.fileName());
        String text = form.text(Samples.shop());
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @FieldSource("REPORTS")
    void sarifIsValidUnderItsSchema(Report report) {
        assertThat(SARIF.validate(Form.SARIF.text(report), InputFormat.JSON)).isEmpty();
    }

    @Test
    void sarifSchemaIsReallyAsked() {
        String broken = Form.SARIF.text(Samples.shop()).replace("\"level\": \"error\"", "\"level\": \"fatal\"");

        assertThat(SARIF.validate(broken, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void sarifPathsAreRelativeAndFlowFromParentToChild() {
        assertThat(Form.SARIF.text(Samples.shop()))
                .containsSubsequence(
                        "\"uri\": \"app/web/Timeline.java\"",
                        "\"startLine\": 31",
                        "\"codeFlows\"",
                        "\"uri\": \"app/web/Timeline.java\"",
                        "5,000 rows read, column user_id of: select id, user_id",
                        "\"uri\": \"app/data/UserDao.java\"",
                        "\"startLine\": 58",
                        "\"partialFingerprints\"");
    }

    @ParameterizedTest
    @FieldSource("REPORTS")
    void junitXmlIsWellFormedAndCountsItsFailures(Report report) throws Exception {
        Element suite = parse(Form.JUNIT.text(report)).getDocumentElement();
        NodeList cases = suite.getElementsByTagName("testcase");

        assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(cases.getLength()));
        assertThat(suite.getAttribute("failures"))
                .isEqualTo(String.valueOf(suite.getElementsByTagName("failure").getLength()));
    }

    @Test
    void junitFailsFromValueFlowOnAndPassesWhatIsInformation() throws Exception {
        Element suite = parse(Form.JUNIT.text(Samples.shop())).getDocumentElement();

        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(2);
        assertThat(suite.getElementsByTagName("system-out").getLength()).isEqualTo(2);
        assertThat(parse(Form.JUNIT.text(Samples.clean()))
                        .getElementsByTagName("testcase")
                        .getLength())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "A22, The same row of audit_log was updated again and again.",
        "A46, 120 times a second connection was taken while one was held.",
        "A49, 120 writes to audit_log were committed one by one.",
        "A64, Read sent to the wrong replica: 120 executions on audit_log."
    })
    void aClaimIsASentenceWhateverTheRule(String rule, String claim) {
        Finding f = Samples.shop().entries().get(4).finding();
        Finding other = new Finding(
                rule,
                f.severity(),
                f.evidence(),
                f.unit(),
                f.units(),
                f.parent(),
                f.child(),
                f.flow(),
                f.candidates(),
                f.callSite(),
                f.loop(),
                f.stack());

        assertThat(Claim.of(other)).isEqualTo(claim);
    }

    @Test
    void githubAnnotatesTheLoopsLine() {
        assertThat(Form.GITHUB.text(Samples.shop()))
                .startsWith(
                        "::error file=app/web/Timeline.java,line=31,title=A01 N+1 read::Reading 5,000 rows of tweets");
    }

    @Test
    void githubCommandsCannotBeInjected() {
        String text = Form.GITHUB.text(Samples.hostile(HOSTILE));

        assertThat(text.lines()).hasSize(1).allMatch(line -> line.startsWith("::error file="));
        assertThat(text).doesNotContain("%0A", "\r", "\u001b").contains("%250A");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void hostileTextNeverActs(Form form) {
        String text = form.text(Samples.hostile(HOSTILE));

        assertThat(text).doesNotContain("\u001b", "\u0000", "\u2028", "\u202e", "\uffff");
        if (form != Form.GITHUB && form != Form.BASELINE && form != Form.CONSOLE) {
            assertThat(text).doesNotContain("</script>]]>");
        }
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void namesOfAMegabyteAreCut(Form form) {
        assertThat(form.text(Samples.hostile("y".repeat(1_000_000))).length()).isLessThan(400_000);
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
