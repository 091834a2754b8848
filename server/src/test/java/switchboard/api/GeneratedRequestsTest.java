package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.testing.ApiClient.isProblem;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import switchboard.testing.ApiClient;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests generated from the OpenAPI document: the server agrees with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedRequestsTest {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * @param route a method and a path
   * @param field field with an invalid value; empty if all are valid
   */
  private record Case(String route, String body, String field) {}

  private final TestServer house;
  private JsonNode document = JSON.missingNode();

  GeneratedRequestsTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @BeforeAll
  void somebodyWrites() {
    house.byWebhook();
    house.post(TestServer.text(11, 1, "/start"));
    house.post(TestServer.text(12, 1, "hello"));
    house.settle();
    document = admin().json("GET /openapi.json");
  }

  @AfterAll
  void close() {
    house.close();
  }

  private ApiClient admin() {
    return new ApiClient(house, TestServer.ADMIN_TOKEN);
  }

  @TestFactory
  Stream<DynamicTest> whatIsDescribedIsAnsweredAsDescribed() {
    return document
        .path("paths")
        .propertyStream()
        .flatMap(path ->
            path.getValue()
                .propertyStream()
                .map(verb ->
                    DynamicTest.dynamicTest(
                        verb.getKey() + " " + path.getKey(),
                        () -> tryOut(path.getKey(), verb.getKey(), verb.getValue()))));
  }

  private void tryOut(String path, String verb, JsonNode operation) {
    var route = verb.toUpperCase(Locale.ROOT) + " " + path;
    var cases = new ArrayList<Case>();
    cases.add(new Case(route, body(operation), ""));
    operation
        .path("parameters")
        .forEach(parameter -> cases.addAll(of(route, operation, parameter)));
    cases.addAll(bodies(route, operation));
    for (var one : cases) {
      var answer = admin().ask(filled(one.route()), one.body());
      if (one.field().isEmpty()) {
        assertThat(operation.path("responses").has("" + answer.statusCode()))
            .as(one + answer.body())
            .isTrue();
        assertThat(answer.statusCode()).as(one + answer.body()).isNotEqualTo(400);
        if (answer.statusCode() == 200) {
          conforms(operation, answer.body());
        }
      } else {
        isProblem(answer, 400, one.field());
      }
    }
  }

  private static String filled(String route) {
    return route.replace("{user_id}", "1").replace("{block}", "people");
  }

  private void conforms(JsonNode operation, String body) {
    if (operation.at("/responses/200/content").has("text/plain")) {
      assertThat(body).isNotEmpty();
      return;
    }
    var schema =
        (ObjectNode) operation.at("/responses/200/content/application~1json/schema").deepCopy();
    schema.set("components", document.path("components"));
    var errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema.toString())
            .validate(body, InputFormat.JSON);
    assertThat(errors).as(body).isEmpty();
  }

  private List<Case> of(String route, JsonNode operation, JsonNode parameter) {
    var name = parameter.path("name").asString("");
    var schema = parameter.path("schema");
    var cases = new ArrayList<Case>();
    if (schema.path("type").asString("").equals("integer") && schema.has("minimum")) {
      long least = schema.path("minimum").asLong();
      long most = schema.path("maximum").asLong();
      for (long good : List.of(least, most)) {
        cases.add(new Case(with(route, name, "" + good), body(operation), ""));
      }
      for (var bad : List.of("" + (least - 1), "" + (most + 1), "1.5", "a", "%F0%9F%98%80")) {
        cases.add(new Case(with(route, name, bad), body(operation), name));
      }
    } else if (schema.has("enum")) {
      schema
          .path("enum")
          .forEach(good -> cases.add(new Case(with(route, name, good.asString()), "", "")));
      cases.add(new Case(with(route, name, "29"), "", name));
    } else if (name.equals("cursor")) {
      cases.add(new Case(with(route, name, "bm9uZQ"), body(operation), name));
    }
    return cases;
  }

  private static String with(String route, String name, String value) {
    var place = "{" + name + "}";
    return route.contains(place) ? route.replace(place, value) : route + "?" + name + "=" + value;
  }

  private JsonNode bodySchema(JsonNode operation) {
    var reference = operation.at("/requestBody/content/application~1json/schema/$ref").asString("");
    return reference.isEmpty() ? JSON.missingNode() : document.at(reference.substring(1));
  }

  /** A body with one of its boolean fields, if it is required. */
  private String body(JsonNode operation) {
    return operation.at("/requestBody/required").asBoolean(false)
        ? bodySchema(operation)
            .path("properties")
            .propertyStream()
            .filter(field -> field.getValue().path("type").asString("").equals("boolean"))
            .map(field -> "{\"%s\":true}".formatted(field.getKey()))
            .findFirst()
            .orElseThrow()
        : "";
  }

  /**
   * Invalid bodies: an unknown field, an empty object, and values of wrong types or out of range.
   */
  private List<Case> bodies(String route, JsonNode operation) {
    var schema = bodySchema(operation);
    var cases = new ArrayList<Case>();
    if (schema.isMissingNode()) {
      return cases;
    }
    cases.add(new Case(route, "{\"unknown\":1}", "unknown"));
    if (schema.has("minProperties")) {
      cases.add(new Case(route, "{}", "body"));
    }
    schema
        .path("properties")
        .properties()
        .forEach(field -> {
          for (var bad : bad(field.getValue())) {
            cases.add(
                new Case(route, "{\"%s\":%s}".formatted(field.getKey(), bad), field.getKey()));
          }
        });
    return cases;
  }

  private static List<String> bad(JsonNode schema) {
    return switch (schema.path("type").asString("")) {
      case "boolean" -> List.of("null", "\"true\"", "1", "{}", "[true]");
      case "integer" ->
          List.of(
              "null",
              "\"1\"",
              "1.5",
              "" + (schema.path("minimum").asLong() - 1),
              "" + (schema.path("maximum").asLong() + 1),
              "9".repeat(40));
      default -> List.of("null", "1", "true", "{}", "[]");
    };
  }
}
