package switchboard.botfile;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import switchboard.domain.Action;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema for editors agrees with the reader. */
class BotFileSchemaTest {

  private static final Map<MappingKind, String> PLACES =
      Map.of(
          MappingKind.FILE, "/properties",
          MappingKind.THEME, "/$defs/theme/properties",
          MappingKind.ANSWER, "/$defs/answer/properties",
          MappingKind.GOAL, "/$defs/goal/properties",
          MappingKind.COMMAND, "/$defs/command/properties",
          MappingKind.SCREEN, "/$defs/screen/properties",
          MappingKind.ITEM, "/$defs/item/properties",
          MappingKind.LOCATION, "/$defs/location/properties",
          MappingKind.CONTACT, "/$defs/contact/properties");

  private final String text = text();

  @Test
  void theSampleIsValid() {
    assertThat(errors(BotFile.sample())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theSchemaHasTheKeysThatTheReaderKnowsAndExplainsEach(MappingKind kind) {
    JsonNode properties = JsonMapper.shared().readTree(text).at(PLACES.get(kind));
    assertThat(properties.propertyNames()).containsExactlyInAnyOrderElementsOf(kind.keys());
    assertThat(properties.values())
        .allSatisfy(it -> assertThat(it.path("description").asString("")).isNotBlank());
  }

  @Test
  void theSchemaHasTheActionsThatThereAre() {
    var names = JsonMapper.shared().readTree(text).at("/$defs/action/enum");
    assertThat(names.values().stream().map(JsonNode::asString).collect(toSet()))
        .isEqualTo(Arrays.stream(Action.values()).map(Action::word).collect(toSet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour: red",
        "columns: 9",
        "items: [{label: x}]",
        "items: [{label: x, open: a, url: 'https://example.com'}]",
        "items: [{label: x, id: a}]",
        "items: [{label: x, id: a, text: x, open: home}]",
        "items: [{label: x, open: home, columns: 2}]",
        "items: [{label: x, action: dance}]",
        "items: [{label: x, id: 'a b', text: x}]",
        "photo: [a.jpg]",
        "album: [a.jpg]",
        "location: {lat: 91, lon: 0}",
        "location: {lat: 1, lon: 0, title: x}",
        "contact: {phone: '+49 30 1'}",
        "items: [{label: x, photo: a.jpg}]",
        "text: []",
        "ask: late",
        "ask: {en: late}",
        "items: [{label: x, url: 'https://example.com', ask: [late]}]",
      })
  void whatTheReaderRefusesTheSchemaRefuses(String line) {
    var yaml = "name: n\nlanguages: [en]\nmenu:\n  id: home\n";
    var good = yaml + "  text: x\n  items: [{label: x, action: history}]\n";
    assertThat(errors(good)).isEmpty();
    var bad = yaml + (line.startsWith("text") ? "" : "  text: x\n") + "  " + line + "\n";
    assertThat(errors(bad)).isNotEmpty();
    assertThat(ParsedBotFile.problems(bad)).isNotEqualTo(List.of());
  }

  @Test
  void aScreenForLinksAndExtensionFieldsAreValid() {
    var yaml =
        """
        x-note: {for: us}
        name: n
        languages: [en]
        menu: {id: home, text: x, items: [{label: x, action: history}]}
        screens: [{id: table-5, text: x, link: true}]
        """;
    assertThat(ParsedBotFile.problems(yaml)).isEmpty();
    assertThat(errors(yaml)).isEmpty();
    assertThat(errors(yaml.replace("true", "maybe"))).isNotEmpty();
  }

  /** Read as the program reads it: the parser that comes with the validator fails at some emoji. */
  private List<?> errors(String yaml) {
    var json = JsonMapper.shared().writeValueAsString(new Yaml().load(yaml));
    return schema().validate(json, InputFormat.JSON);
  }

  private Schema schema() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  private static String text() {
    try (var in = BotFile.class.getResourceAsStream("/static/bot.schema.json")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
