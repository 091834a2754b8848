package switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.auth.Accounts;
import switchboard.auth.PasswordHashing;
import switchboard.config.DatabaseSettings;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.insight.Period;
import switchboard.store.postgres.PostgresAddress;
import switchboard.testing.ApiClient;
import switchboard.testing.FormBrowser;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/** Console benchmark with a large number of people; run by {@code bench/console.sh}. */
class ConsoleBench {

  private static final int PEOPLE = Integer.getInteger("people", 1_000_000);

  /** Of each person; half as many interactions. */
  private static final int MESSAGES = Integer.getInteger("messages", 20);

  private static final int WARM_UP = 30;
  private static final int TIMES = Integer.getInteger("times", 200);
  private static final String PASSWORD = "kolme vihreää saapasta";

  private final TestServer house;
  private final Instant end;

  ConsoleBench(@TempDir Path passing) throws IOException {
    var kept = System.getProperty("folder");
    var folder = kept == null ? passing : Files.createDirectories(Path.of(kept));
    house = new TestServer(folder, "first");
    end = house.simulator().clock().now();
  }

  /** SQLite, the PostgreSQL of the tests, or one that stays. */
  static void choose(TestServer house) {
    var database = System.getProperty("database", "sqlite");
    switch (database) {
      case "sqlite" -> {}
      case "postgres" -> house.set(it -> it.on(TestDatabase.POSTGRES));
      default ->
          house.set(it ->
              it.on(new DatabaseSettings(new PostgresAddress(database, null, null), null, null)));
    }
  }

  @Test
  void everyPageWithAMillionPeople() {
    choose(house);
    house.open(LegacyPath.MIGRATE);
    if (house.read(tables -> tables.users().count()) == 0) {
      visits().bring();
      analyze();
      house.stop();
      house.open(LegacyPath.MIGRATE);
    }
    tell("there are");
    measure();
    endpoints();
    house.close();
  }

  /** As PostgreSQL's autovacuum does, which that of the tests has not. */
  private void analyze() {
    var store = house.server().store();
    if (store.isShared()) {
      store.run(tables -> tables.users().getHandle().execute("ANALYZE"));
    }
  }

  private ManyVisits visits() {
    return new ManyVisits(house.server().store(), PEOPLE, MESSAGES / ManyVisits.VISITS, end);
  }

  private void tell(String words) {
    var now = house.read(tables -> tables.statistics().at(end));
    System.out.printf(
        "%s %,d people, %,d messages, %,d interactions%n",
        words, now.users(), now.messages(), now.interactions());
  }

  private void measure() {
    var accounts =
        new Accounts(house.server().store(), new PasswordHashing(), house.simulator().clock()::now);
    if (!accounts.haveOwner()) {
      accounts.create("ana", Role.OWNER, PASSWORD);
    }
    var browser = new FormBrowser(house);
    browser.logIn("ana", PASSWORD);
    for (var range : List.of(7, 30, 90, 365)) {
      page(browser, "/admin?range=" + range, null);
    }
    for (int days : Period.CHOICES) {
      page(browser, "/admin/insight?days=" + days, null);
    }
    page(browser, "/admin/people", null);
    page(browser, "/admin/people, somewhere", this::somewhere);
    page(browser, "/admin/messages", null);
    page(browser, "/admin/messages, somewhere", i -> "/admin/messages?from=" + message(i));
    page(browser, "/admin/people?sort=new", null);
    page(browser, "/admin/people?language=de", null);
    page(browser, "/admin/people?language=it", null);
    page(browser, "/admin/people?only=blocked", null);
    page(browser, "/admin/people?only=silent", null);
    page(browser, "/admin/people?only=silent&language=it", null);
    page(browser, "/admin/people?q=NUMBER", i -> "/admin/people?q=" + somebody(i));
    page(browser, "/admin/people?q=@username", i -> "/admin/people?q=@user" + somebody(i));
    page(browser, "/admin/people/NUMBER", i -> "/admin/people/" + somebody(i));
    for (var path :
        List.of(
            "/admin/sessions",
            "/admin/bot",
            "/admin/quarantine",
            "/admin/backups",
            "/admin/warnings",
            "/admin/audit",
            "/admin/accounts",
            "/admin/tokens",
            "/admin/account")) {
      page(browser, path, null);
    }
    page(browser, "/admin/people?q=Name4711", null);
  }

  private static int somebody(int i) {
    return 1 + (int) (i * 7_919L * 131 % PEOPLE);
  }

  private static long message(int i) {
    return (long) somebody(i) * MESSAGES;
  }

  private String somewhere(int i) {
    return "/admin/people?from="
        + visits().at(ManyVisits.VISITS - 1, somebody(i)).toEpochMilli()
        + "-"
        + somebody(i);
  }

  private void endpoints() {
    var client = new ApiClient(house, TestServer.ADMIN_TOKEN);
    for (var path :
        List.of("/health", "/db_users", "/db_users?limit=500", "/user_sessions", "/audit_log")) {
      answers(path, _ -> client.ask("GET " + path));
    }
    answers("/metrics", _ -> client.ask("GET /metrics"));
    answers("/db_users, somewhere", i -> client.ask("GET /db_users?cursor=" + cursor(i)));
    for (var path : List.of("/user_messages/", "/user_interactions/")) {
      answers(path + "NUMBER", i -> client.ask("GET " + path + somebody(i)));
    }
  }

  private static String cursor(int i) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("1.users." + somebody(i)).getBytes(StandardCharsets.UTF_8));
  }

  private static void page(FormBrowser browser, String name, @Nullable IntFunction<String> path) {
    answers(name, i -> browser.get(path == null ? name : path.apply(i)));
  }

  private static void answers(String name, IntFunction<HttpResponse<String>> request) {
    var times = new ArrayList<Long>();
    int bytes = 0;
    for (int i = 0; i < WARM_UP + TIMES; i++) {
      long begun = System.nanoTime();
      var answer = request.apply(i);
      times.add((System.nanoTime() - begun) / 1000);
      assertThat(answer.statusCode()).as(name).isEqualTo(200);
      bytes = answer.body().length();
    }
    var sorted = times.subList(WARM_UP, times.size()).stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-42s ms: median %.1f, 95 %% %.1f, longest %.1f; first ever %.1f; %d KB%n",
        name,
        sorted.get(TIMES / 2) / 1000.0,
        sorted.get(TIMES * 95 / 100) / 1000.0,
        sorted.getLast() / 1000.0,
        times.getFirst() / 1000.0,
        bytes / 1000);
  }
}
