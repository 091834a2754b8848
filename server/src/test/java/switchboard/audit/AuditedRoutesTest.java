package switchboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import switchboard.auth.ApiTokens;
import switchboard.base.UserErrorException;
import switchboard.crypto.KeySource;
import switchboard.domain.AuditAction;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.store.audit.AuditVerification;
import switchboard.testing.DatabaseReader;
import switchboard.testing.Eventually;
import switchboard.testing.NothingToReport;
import switchboard.web.Needs;
import switchboard.web.Open;
import switchboard.web.Permission;
import switchboard.web.PublicAddress;

/** New routes are audited automatically; this test adds some probe routes. */
class AuditedRoutesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final AtomicInteger calls = new AtomicInteger();
  private final Probe probe = new Probe();
  private Store store;
  private AuditTrail trail;
  private ServletWebServerApplicationContext context;
  private String reader;
  private String everything;

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan({"switchboard.web", "switchboard.auth", "switchboard.audit"})
  static class Small {}

  /** Not static: the component scan of the program's own package would find it too. */
  @RestController
  final class Probe {

    @Open
    @GetMapping("/probe/open")
    String open() {
      return "x";
    }

    @Needs(Permission.STATS)
    @GetMapping("/probe/figures")
    String figures() {
      return "1";
    }

    @Needs(Permission.READ)
    @GetMapping("/probe/{user_id}")
    String look(@PathVariable("user_id") long userId) {
      calls.incrementAndGet();
      if (userId == 404) {
        throw UserErrorException.personNotFound();
      }
      return "x".repeat(10);
    }

    @Needs(Permission.PREFERENCES)
    @RequestMapping("/probe/{user_id}/change")
    String change(@PathVariable("user_id") long userId) {
      calls.incrementAndGet();
      if (userId == 404) {
        throw UserErrorException.personNotFound();
      }
      return "x";
    }

    @Needs(value = Permission.ADMIN, as = AuditAction.TOKEN_REVOKE)
    @PostMapping("/probe/tokens/{id}")
    void token(@PathVariable("id") long id) {}
  }

  @BeforeEach
  void open() {
    store =
        Store.open(folder.resolve("switchboard.db"), KeySource.file(folder.resolve("master.json")));
    InstantSource clock = now::get;
    trail = new AuditTrail(store, clock);
    var tokens = new ApiTokens(store, null, clock);
    reader = tokens.create("reader", Set.of(Permission.READ, Permission.STATS), 0);
    everything = tokens.create("everything", Set.of(Permission.ADMIN), 0);
    var ann = new UserRow(new UserId(5), null, "Ann", null, "en", false, null, NOW, NOW, true);
    store.run(tables -> tables.users().save(List.of(ann)));
    var application = new SpringApplication(Small.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(Map.of("server.port", 0, "server.address", "127.0.0.1"));
    application.addInitializers(started -> {
      for (var part :
          List.of(
              store, clock, trail, tokens, new PublicAddress(null), new NothingToReport(), probe)) {
        started.getBeanFactory().registerSingleton(part.getClass().getName(), part);
      }
    });
    context = (ServletWebServerApplicationContext) application.run();
  }

  @AfterEach
  void close() {
    context.close();
    store.close();
    http.close();
  }

  private HttpRequest.Builder at(String path) {
    int port = Objects.requireNonNull(context.getWebServer()).getPort();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private int send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder by(String token, String path) {
    return at(path).header("Authorization", "Bearer " + token);
  }

  private static HttpRequest.Builder post(HttpRequest.Builder request) {
    return request.POST(BodyPublishers.noBody());
  }

  /** Actor, action, subject, route and result of each entry, after pending entries are written. */
  private List<String> log() {
    store.writeNow(_ -> true);
    return DatabaseReader.rows(
        folder.resolve("switchboard.db"),
        """
        SELECT l.actor_kind || ' ' || l.actor, l.action, coalesce(s.user_id, '-'),
          coalesce(l.object, '-'), l.way, l.result, l.times
        FROM audit_log l LEFT JOIN audit_subjects s ON s.audit_id = l.id ORDER BY l.id\
        """);
  }

  private void logs(int count) {
    Eventually.holds("there are " + count + " rows", () -> log().size() == count);
  }

  @Test
  void aLookIsOneRowAfterwards() {
    assertThat(send(by(reader, "/probe/5?x=secret"))).isEqualTo(200);
    assertThat(send(by(reader, "/probe/404"))).isEqualTo(404);
    logs(2);
    assertThat(log())
        .containsExactly(
            "token reader|people.read|5|-|GET /probe/{user_id}|done|1",
            "token reader|people.read|-|-|GET /probe/{user_id}|failed|1");
    assertThat(
            DatabaseReader.rows(folder.resolve("switchboard.db"), "SELECT address FROM audit_log"))
        .containsOnly("127.0.0.1");
  }

  @Test
  void aChangeIsARowBeforeAndARowAfterwards() {
    assertThat(send(post(by(everything, "/probe/5/change")))).isEqualTo(200);
    assertThat(send(post(by(everything, "/probe/404/change")))).isEqualTo(404);
    assertThat(send(post(by(everything, "/probe/tokens/7")))).isEqualTo(200);
    logs(6);
    assertThat(log())
        .containsExactly(
            "token everything|preferences.change|5|-|POST /probe/{user_id}/change|begun|1",
            "token everything|preferences.change|5|-|POST /probe/{user_id}/change|done|1",
            "token everything|preferences.change|-|-|POST /probe/{user_id}/change|begun|1",
            "token everything|preferences.change|-|-|POST /probe/{user_id}/change|failed|1",
            "token everything|token.revoke|-|7|POST /probe/tokens/{id}|begun|1",
            "token everything|token.revoke|-|7|POST /probe/tokens/{id}|done|1");
    assertThat(AuditVerification.of(store)).isInstanceOf(AuditVerification.Outcome.Intact.class);
  }

  @Test
  void figuresAndWhatIsOpenAreNotNoted() {
    assertThat(send(by(reader, "/probe/figures"))).isEqualTo(200);
    assertThat(send(at("/probe/open"))).isEqualTo(200);
    assertThat(send(by(reader, "/probe/nothing/here"))).isEqualTo(404);
    assertThat(send(by(reader, "/probe/5"))).isEqualTo(200);
    logs(1);
  }

  @Test
  void whoIsRefusedIsNoted() {
    assertThat(send(at("/probe/figures"))).isEqualTo(401);
    assertThat(send(post(by(reader, "/probe/5/change")))).isEqualTo(403);
    assertThat(send(by("wrong", "/probe/5"))).isEqualTo(401);
    logs(3);
    assertThat(log())
        .containsExactly(
            "nobody |stats.read|-|-|GET /probe/figures|refused|1",
            "token reader|preferences.change|5|-|POST /probe/{user_id}/change|refused|1",
            "nobody |token.use|-|-|GET|refused|1");
  }

  @Test
  void strangersCannotFillTheLog() {
    for (int i = 0; i < 100; i++) {
      assertThat(send(at("/probe/5"))).isEqualTo(401);
    }
    logs(20);
    assertThat(send(by(reader, "/probe/5"))).isEqualTo(200);
    logs(21);
    trail.run();
    logs(22);
    assertThat(log().getLast()).isEqualTo("nobody |more.refused|-|-||refused|80");
    trail.run();
    logs(22);
    now.updateAndGet(at -> at.plus(Duration.ofMinutes(1)));
    assertThat(send(at("/probe/5"))).isEqualTo(401);
    logs(23);
    assertThat(AuditVerification.of(store)).isInstanceOf(AuditVerification.Outcome.Intact.class);
  }

  @Test
  void nothingThatSomebodySendsIsInTheLog() {
    var request =
        by(everything, "/probe/5/change?canary=canary")
            .header("User-Agent", "canary")
            .header("X-Canary", "canary");
    assertThat(send(request.method("POST", BodyPublishers.ofString("canary")))).isEqualTo(200);
    assertThat(send(at("/probe/canary").header("Authorization", "Bearer canary"))).isEqualTo(401);
    assertThat(send(by(everything, "/probe/canary"))).isEqualTo(400);
    assertThat(send(at("/probe/5").method("CANARY", BodyPublishers.noBody()))).isBetween(400, 499);
    logs(4);
    assertThat(DatabaseReader.rows(folder.resolve("switchboard.db"), "SELECT * FROM audit_log"))
        .noneMatch(row -> row.toLowerCase(java.util.Locale.ROOT).contains("canary"));
  }

  private void meddle(String sql) {
    DatabaseReader.change(folder.resolve("switchboard.db"), sql);
  }

  @Test
  void whatCannotBeNotedIsNotDone() {
    meddle("CREATE TRIGGER full BEFORE INSERT ON audit_log BEGIN SELECT raise(FAIL, 'full'); END");
    assertThat(send(post(by(everything, "/probe/5/change")))).isEqualTo(503);
    assertThat(calls).hasValue(0);
    assertThat(send(by(reader, "/probe/figures"))).isEqualTo(200);
    assertThat(send(by(reader, "/probe/5"))).as("one look, until it is noticed").isEqualTo(200);
    store.writeNow(_ -> true);
    Eventually.holds("looks are refused too", () -> send(by(reader, "/probe/5")) == 503);
    int seen = calls.get();
    meddle("DROP TRIGGER full");
    assertThat(send(post(by(everything, "/probe/5/change")))).isEqualTo(200);
    logs(seen + 2);
    assertThat(log().getFirst()).startsWith("token reader|people.read|5|");
    assertThat(AuditVerification.of(store)).isInstanceOf(AuditVerification.Outcome.Intact.class);
  }
}
