package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.domain.StartLink;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.operations.LinkService;
import switchboard.operations.LinkService.Choice;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.SecondServer;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/** Users follow links, which operators make, move and end. */
@OnEachDatabase
class LinksEndToEndTest {

  private static final String FIGURES =
      "SELECT source || ' ' || starts FROM link_figures WHERE starts > 0 ORDER BY source";

  @Parameter TestDatabase database;
  @TempDir Path first;
  @TempDir Path second;
  private final AtomicLong updates = new AtomicLong();
  private TestServer house;
  private LinkService links;

  @BeforeEach
  void open() {
    house = new TestServer(first, "first").set(it -> it.on(database));
    house.open(LegacyPath.MIGRATE);
    links =
        new LinkService(
            house.server().store(),
            house.server()::bot,
            () -> "shop_bot",
            null,
            house.simulator().clock()::now);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static Choice choice(String screen) {
    return new Choice("Poster", screen, null, ZoneOffset.UTC);
  }

  private String make(String screen) {
    return links.make(choice(screen), "ana").code();
  }

  private void start(TestServer at, long user, String payload) {
    var text = ("/start " + payload).strip();
    assertThat(at.post(TestServer.text(updates.incrementAndGet(), user, text)).statusCode())
        .isEqualTo(200);
  }

  private void opens(long user, String payload, String screen) {
    start(house, user, payload);
    assertThat(house.rows("SELECT data FROM conversations WHERE user_id = " + user))
        .as(payload)
        .singleElement()
        .asString()
        .contains('"' + screen + '"');
  }

  @Test
  void aLinkOpensItsScreenWhereverItIsMovedUntilItEnds() {
    var code = make("hours");
    var payload = StartLink.payload(code);
    opens(5, payload, "hours");
    links.change(code, choice("find"));
    opens(5, payload, "find");
    links.end(code);
    opens(5, payload, "home");
    links.resume(code);
    opens(5, payload, "find");
    assertThat(house.rows(FIGURES)).containsExactly(payload + " 4");
  }

  @Test
  void aLinkEndsWithItsLastDay() {
    var today = house.simulator().clock().now().atZone(ZoneOffset.UTC).toLocalDate();
    var code = links.make(new Choice("Poster", "hours", today, ZoneOffset.UTC), "ana").code();
    opens(5, StartLink.payload(code), "hours");
    house.turn(Duration.ofDays(1));
    opens(5, StartLink.payload(code), "home");
  }

  @Test
  void onlyLinksAndScreensAreCounted() {
    var payload = StartLink.payload(make("find"));
    start(house, 5, payload);
    start(house, 6, payload);
    start(house, 6, "hours");
    start(house, 6, "hours");
    for (var other :
        List.of(
            "",
            "l-",
            "l-zzzzzz",
            "l-" + "a".repeat(64),
            payload.toUpperCase(Locale.ROOT),
            payload + " x",
            "l-🧨🧨🧨🧨🧨🧨",
            "l-абвгде",
            "l-' OR 1=1 --",
            "my secret")) {
      opens(7, other, "home");
    }
    assertThat(house.rows(FIGURES)).containsExactly("hours 2", payload + " 2");
  }

  @Test
  void anUpdateThatComesTwiceIsCountedOnce() {
    var update = TestServer.text(1, 5, "/start " + StartLink.payload(make("find")));
    assertThat(house.post(update).statusCode()).isEqualTo(200);
    assertThat(house.post(update).statusCode()).isEqualTo(200);
    assertThat(house.rows(FIGURES)).singleElement().asString().endsWith(" 1");
  }

  @Test
  void anotherInstanceKnowsALinkAtOnce() {
    assumeTrue(database == TestDatabase.POSTGRES);
    try (var other = new SecondServer(house, first, second)) {
      for (var screen : List.of("hours", "find", "easter")) {
        var payload = StartLink.payload(make(screen));
        start(other.server(), 5, payload);
        assertThat(house.rows("SELECT data FROM conversations"))
            .singleElement()
            .asString()
            .contains('"' + screen + '"');
      }
    }
  }
}
