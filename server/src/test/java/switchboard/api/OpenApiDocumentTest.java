package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.TestServer;
import switchboard.web.Needs;
import switchboard.web.Open;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /openapi.json} describes the actual endpoints. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiDocumentTest {

  private final TestServer house;
  private JsonNode document = new JsonMapper().missingNode();

  OpenApiDocumentTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @BeforeAll
  void ask() {
    house.open(LegacyPath.MIGRATE);
    var answer = house.send(HttpRequest.newBuilder(house.uri().resolve("/openapi.json")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    document = new JsonMapper().readTree(answer.body());
  }

  @AfterAll
  void close() {
    house.close();
  }

  private static Stream<String> routes(Method method) {
    var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    boolean said =
        method.isAnnotationPresent(Open.class) || method.isAnnotationPresent(Needs.class);
    return mapping == null
            || !said
            || List.of(mapping.produces()).contains(MediaType.TEXT_HTML_VALUE)
        ? Stream.empty()
        : Stream.of(mapping.path())
            .flatMap(path -> Stream.of(mapping.method()).map(verb -> verb + " " + path));
  }

  @Test
  void itHasTheRoutesThatTheCodeHasAndNoOthers() {
    var inCode = new TreeSet<String>();
    new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("switchboard.api", "switchboard.metrics")
        .forEach(type ->
            Stream.of(type.reflect().getDeclaredMethods())
                .flatMap(OpenApiDocumentTest::routes)
                .forEach(inCode::add));
    var told = new TreeSet<String>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(verb ->
                    told.add(verb.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(told).isEqualTo(inCode).hasSizeGreaterThan(10);
  }

  @Test
  void eachOperationSaysWhatItIsWhatItNeedsAndWhatItAnswers() {
    operations()
        .forEach(operation -> {
          var name = operation.path("operationId").asString("");
          assertThat(operation.path("summary").asString("")).as(name).endsWith(".");
          assertThat(operation.path("security").isArray()).as(name).isTrue();
          var answers = operation.path("responses");
          assertThat(
                  answers
                      .path("200")
                      .path("content")
                      .valueStream()
                      .allMatch(told -> told.has("schema")))
              .as(name)
              .isTrue();
          boolean locked = !operation.path("security").isEmpty();
          assertThat(answers.has("401") && answers.has("403")).as(name).isEqualTo(locked);
        });
    assertThat(operations().map(operation -> operation.path("operationId").asString("")))
        .doesNotHaveDuplicates();
  }

  private Stream<JsonNode> operations() {
    return document.path("paths").valueStream().flatMap(JsonNode::valueStream);
  }

  @Test
  void rowsHaveTheirFieldsAndWhatMayBeNullIsSaid() {
    var user = schema("User");
    assertThat(user.path("required").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder(
            "user_id",
            "username",
            "first_name",
            "last_name",
            "language_code",
            "is_bot",
            "chat_id",
            "created_at",
            "last_activity");
    assertThat(types(user, "username")).containsExactlyInAnyOrder("string", "null");
    assertThat(types(user, "first_name")).containsExactly("string");
    assertThat(user.path("properties").path("created_at").path("format").asString(""))
        .isEqualTo("date-time");
    assertThat(types(schema("Session"), "data")).containsExactly("object");
    assertThat(types(schema("Users"), "next")).containsExactlyInAnyOrder("string", "null");
  }

  private JsonNode schema(String name) {
    return Objects.requireNonNull(document.path("components").path("schemas").get(name), name);
  }

  private static List<String> types(JsonNode schema, String field) {
    var type = schema.path("properties").path(field).path("type");
    return type.isArray()
        ? type.valueStream().map(JsonNode::asString).toList()
        : List.of(type.asString(""));
  }

  @Test
  void aChangeOfPreferencesNamesItsFieldsAndNothingElse() {
    var change = schema("PreferenceChange");
    assertThat(change.path("properties").propertyStream().map(field -> field.getKey()))
        .containsExactlyInAnyOrder("language", "notifications", "theme", "understand");
    assertThat(change.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(change.path("minProperties").asInt(0)).isEqualTo(1);
    assertThat(change.has("required")).isFalse();
  }
}
