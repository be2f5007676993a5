package dev.flycatcher.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class JsonReportTest {
    @SuppressWarnings("unused") // by the parameterized test
    private static final List<Report> REPORTS = List.of(
            Samples.shop(), Samples.clean(), Samples.many(40), Samples.hostile("</script>\u2028\u202e\"'`\u001b[2J"));

    static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(JsonReport.class.getResourceAsStream("report.schema.json"));

    @ParameterizedTest
    @FieldSource("REPORTS")
    void everyReportIsValidUnderThePublishedSchema(Report report) {
        assertThat(SCHEMA.validate(JsonReport.pretty(report, Surroundings.NONE), InputFormat.JSON))
                .isEmpty();
        assertThat(SCHEMA.validate(JsonReport.compact(report, Surroundings.NONE), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void aReportWithoutAFieldOfTheContractIsInvalid() {
        String broken =
                JsonReport.pretty(Samples.shop(), Surroundings.NONE).replace("\"distinctBinds\"", "\"distinctBind\"");

        assertThat(SCHEMA.validate(broken, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void findingsHaveTheFieldsOfTheContract() throws IOException {
        JsonNode finding = read(Samples.shop()).get("findings").get(0);

        assertThat(finding.get("rule").asText()).isEqualTo("A01");
        assertThat(finding.get("evidence").asText()).isEqualTo("E5");
        assertThat(finding.get("unit").asText()).isEqualTo("GET /timeline");
        assertThat(finding.get("parent").get("column").asText()).isEqualTo("user_id");
        assertThat(finding.get("parent").get("rows").asLong()).isEqualTo(5_000);
        assertThat(finding.get("child").get("sql").asText()).isEqualTo(Samples.USER.sql());
        assertThat(finding.get("child").get("bind").asInt()).isEqualTo(1);
        assertThat(finding.get("child").get("executions").asLong()).isEqualTo(5_000);
        assertThat(finding.get("child").get("distinctBinds").asLong()).isEqualTo(500);
        assertThat(finding.get("callSite").get("class").asText()).isEqualTo("app.data.UserDao");
        assertThat(finding.get("loop").get("line").asInt()).isEqualTo(31);
        assertThat(finding.get("cure").get("kind").asText()).isEqualTo("join");
        assertThat(finding.get("cure").get("verified").asBoolean()).isTrue();
        assertThat(finding.get("saved").get("millisAt").get("0.5").asDouble()).isEqualTo(2_500);
        assertThat(finding.get("saved").get("millisAt").fieldNames())
                .toIterable()
                .containsExactly("0.1", "0.5", "1", "5");
    }

    @Test
    void whatIsNotKnownIsNull() throws IOException {
        JsonNode audit = read(Samples.shop()).get("findings").get(4);

        assertThat(audit.get("parent").isNull()).isTrue();
        assertThat(audit.get("loop").isNull()).isTrue();
        assertThat(audit.get("cure").get("sql").isNull()).isTrue();
    }

    @Test
    void hostileTextSurvivesAsTextAndNeverStandsBare() throws IOException {
        String hostile = "</script><b>&\u2028\u2029\u202e\"'\\\u001b[2J\u0000\ud800";
        String json = JsonReport.compact(Samples.hostile(hostile), Surroundings.NONE);

        assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029", "\u202e", "\u001b", "\u0000");
        assertThat(new ObjectMapper()
                        .readTree(json)
                        .get("findings")
                        .get(0)
                        .get("callSite")
                        .get("file")
                        .asText())
                .isEqualTo(hostile.replace('\ud800', '\ufffd'));
    }

    @Test
    void namesAndStatementsAreCutBeforeTheyFloodTheReport() {
        String json = JsonReport.compact(Samples.hostile("x".repeat(1_000_000)), Surroundings.NONE);

        assertThat(json.length()).isLessThan(250_000);
        assertThat(json).contains("more characters");
    }

    @Test
    void numbersAreWrittenPlainAndTheSameEverywhere() {
        String json = Json.compact()
                .array()
                .value(0.1 + 0.2)
                .value(1e-7)
                .value(5e9)
                .value(-0.0)
                .value(Double.NaN)
                .endArray()
                .toString();

        assertThat(json).isEqualTo("[0.3,0.0000001,5000000000,0,null]");
    }

    private static JsonNode read(Report report) throws IOException {
        return new ObjectMapper().readTree(JsonReport.pretty(report, Surroundings.NONE));
    }
}
