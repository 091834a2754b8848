package switchboard.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.testing.ApiClient.isProblem;
import static switchboard.web.Permission.ADMIN;
import static switchboard.web.Permission.AUDIT;
import static switchboard.web.Permission.ERASE;
import static switchboard.web.Permission.PREFERENCES;
import static switchboard.web.Permission.READ;
import static switchboard.web.Permission.SEND;
import static switchboard.web.Permission.STATS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.testing.AdminRoute;
import switchboard.testing.ApiClient;
import switchboard.testing.TestServer;
import switchboard.web.Permission;

/** Access control and validation of every route of the administration API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminRoutesTest {

  private static final String KNOWN = "1";

  private final TestServer house;
  private List<String> before = List.of();

  AdminRoutesTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @BeforeAll
  void somebodyWrites() {
    house.byWebhook();
    house.post(TestServer.text(11, 1, "/start"));
    house.post(TestServer.text(12, 1, "hello"));
    house.settle();
  }

  @BeforeEach
  void remember() {
    before = state();
  }

  @AfterAll
  void close() {
    house.close();
  }

  /** The tables that no refused request may change. */
  private List<String> state() {
    return Stream.of(
            "users", "user_preferences", "user_messages", "user_interactions", "conversations")
        .flatMap(
            table -> Stream.concat(Stream.of(table), house.rows("SELECT * FROM " + table).stream()))
        .toList();
  }

  /** A token that is valid for a day. */
  private String token(Set<Permission> scopes, Duration age) {
    var clock = house.simulator().clock();
    return new ApiTokens(house.server().store(), null, () -> clock.now().minus(age))
        .create("test", scopes, 1);
  }

  private ApiClient with(@Nullable String token) {
    return new ApiClient(house, token);
  }

  private ApiClient admin() {
    return with(TestServer.ADMIN_TOKEN);
  }

  static Stream<AdminRoute> ofPersons() {
    return Arrays.stream(AdminRoute.values()).filter(AdminRoute::isOfPerson);
  }

  static Stream<AdminRoute> lists() {
    return Arrays.stream(AdminRoute.values()).filter(AdminRoute::isList);
  }

  static Stream<AdminRoute> withBodies() {
    return Arrays.stream(AdminRoute.values()).filter(AdminRoute::takesBody);
  }

  @Test
  void theTableHasEveryRouteThatIsLocked() {
    var document = with(null).json("GET /openapi.json");
    var locked =
        document
            .path("paths")
            .propertyStream()
            .flatMap(path ->
                path.getValue()
                    .propertyStream()
                    .filter(verb -> !verb.getValue().path("security").isEmpty())
                    .map(verb ->
                        verb.getKey().toUpperCase(Locale.ROOT)
                            + " "
                            + path.getKey()
                            + " "
                            + verb.getValue().at("/security/0/token/0").asString("")))
            .collect(Collectors.toSet());
    assertThat(Arrays.stream(AdminRoute.values()).map(AdminRoute::described))
        .containsExactlyInAnyOrderElementsOf(locked);
  }

  @ParameterizedTest
  @EnumSource
  void strangersAreToldToBringAToken(AdminRoute route) {
    var answer = with(null).ask(route.of(KNOWN), route.good());
    isProblem(answer, 401, "");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(state()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void tokensThatAreWrongOrExpiredOrRevokedOpenNothing(AdminRoute route) {
    var expired = token(Set.of(ADMIN), Duration.ofDays(1));
    var altered = token(Set.of(ADMIN), Duration.ZERO).replaceAll(".$", "!");
    for (var token : List.of(expired, altered, "sb_wrong", TestServer.TOKEN)) {
      var answer = with(token).ask(route.of(KNOWN), route.good());
      isProblem(answer, 401, "");
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
          .contains("invalid_token");
    }
    assertThat(state()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void allOtherScopesTogetherAreTooSmall(AdminRoute route) {
    var others = EnumSet.of(STATS, READ, SEND, PREFERENCES, ERASE);
    others.remove(route.scope());
    var answer = with(token(others, Duration.ZERO)).ask(route.of(KNOWN), route.good());
    isProblem(answer, 403, "");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("insufficient_scope", route.scope().word());
    assertThat(state()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void theScopeItNeedsIsEnough(AdminRoute route) {
    var scope = route.scope() == AUDIT ? ADMIN : route.scope();
    var answer = with(token(Set.of(scope), Duration.ZERO)).ask(route.of(KNOWN), route.good());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  @ParameterizedTest
  @MethodSource("ofPersons")
  void aPersonWhoIsNotThereIsNotFoundAndNoNumberIsRefused(AdminRoute route) {
    isProblem(admin().ask(route.of("777"), route.good()), 404, "");
    isProblem(admin().ask(route.of("4503599627370495"), route.good()), 404, "");
    for (var person :
        List.of("0", "-1", "4503599627370496", "9".repeat(30), "x", "0x1", "1.5", "%00")) {
      var answer = admin().ask(route.of(person), route.good());
      if (person.equals("%00")) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      } else {
        isProblem(answer, 400, "user_id");
      }
    }
    assertThat(state()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void pagesHaveTheirLimitsAndCursorsAreOurs(AdminRoute route) {
    for (var limit : List.of("0", "501", "-1", "99999999999", "ten", "1.5", "1%202", "0x10")) {
      isProblem(admin().ask(route.of(KNOWN) + "?limit=" + limit), 400, "limit");
    }
    for (var cursor : List.of("x", "%25", "%00", "MS5vdGhlci4x", "A".repeat(4000))) {
      isProblem(admin().ask(route.of(KNOWN) + "?cursor=" + cursor), 400, "cursor");
    }
    isProblem(admin().ask(route.of(KNOWN) + "?cursor=%ED%A0%80"), 400, "");
    assertThat(admin().ask(route.of(KNOWN) + "?limit=500&cursor=").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("withBodies")
  void aBadBodyIsRefusedAndChangesNothing(AdminRoute route) {
    var known = route.flag();
    var good = "{\"" + known + "\":true";
    isProblem(admin().ask(route.of(KNOWN), good + ",\"colour\":1}"), 400, "colour");
    isProblem(admin().ask(route.of(KNOWN), "{\"" + known + "\":\"yes\"}"), 400, known);
    isProblem(admin().ask(route.of(KNOWN), "{\"" + known + "\":null}"), 400, known);
    for (var body :
        List.of("[]", "7", "null", "{", good, good + "} x", good + ",\"" + known + "\":true}")) {
      isProblem(admin().ask(route.of(KNOWN), body), 400, "body");
    }
    isProblem(admin().ask(route.of(KNOWN), "{\"\\u0000\":1}"), 400, "?");
    isProblem(
        admin().ask(route.of(KNOWN), good + ",\"x\":\"" + "x".repeat(2 << 20) + "\"}"), 413, "");
    isProblem(admin().ask(route.of(KNOWN), "[".repeat(60_000)), 400, "body");
    assertThat(state()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void otherMethodsAreNotAllowed(AdminRoute route) {
    var answer = admin().ask("DELETE " + route.pathOf(KNOWN));
    isProblem(answer, 405, "");
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains(route.method());
    assertThat(state()).isEqualTo(before);
  }
}
