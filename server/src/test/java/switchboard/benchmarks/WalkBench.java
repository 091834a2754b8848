package switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.UserDao.UserRow;
import switchboard.testing.ApiClient;
import switchboard.testing.TestServer;
import tools.jackson.databind.json.JsonMapper;

/** Benchmark: pages through all people while others write; run by {@code bench/walk.sh}. */
class WalkBench {

  private static final int PEOPLE = Integer.getInteger("people", 100_000);
  private static final int AT_ONCE = 1_000;
  private static final String CONVERSATION =
      "{\"type\":\"history\",\"cursor\":{\"type\":\"newest\"}}";

  private final TestServer house;

  WalkBench(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @Test
  void aWalkThroughManyMissesAndRepeatsNobody() throws InterruptedException {
    house.open(LegacyPath.MIGRATE);
    for (long first = 1; first <= PEOPLE; first += AT_ONCE) {
      add(first, first + AT_ONCE);
    }
    var over = new AtomicBoolean();
    var others = Thread.ofVirtual().start(() -> write(over));
    for (int limit : new int[] {500, 100}) {
      walk("/db_users?limit=" + limit, "users");
      walk("/user_sessions?limit=" + limit, "sessions");
    }
    over.set(true);
    others.join();
    var asking = new ApiClient(house, TestServer.ADMIN_TOKEN);
    tell("/health", LongStream.range(0, 50).map(_ -> millis(() -> asking.json("GET /health"))));
    tell("/metrics", LongStream.range(0, 50).map(_ -> millis(() -> asking.ask("GET /metrics"))));
    house.close();
  }

  private void add(long from, long to) {
    var now = house.simulator().clock().now();
    house
        .server()
        .store()
        .run(tables -> {
          tables.users().save(LongStream.range(from, to).mapToObj(id -> person(id, now)).toList());
          tables
              .sessions()
              .saveConversations(
                  LongStream.range(from, to)
                      .mapToObj(id ->
                          new ConversationRow(new UserId(id), "history", CONVERSATION, null, now))
                      .toList());
        });
  }

  private static UserRow person(long id, Instant now) {
    return new UserRow(
        new UserId(id), "user" + id, "Name", null, "en", false, new ChatId(id), now, now, true);
  }

  /** Writes as new users, among and after the others, and as returning users. */
  private void write(AtomicBoolean over) {
    long update = 1;
    while (!over.get()) {
      house.post(
          TestServer.text(
              update,
              update % 3 == 0 ? PEOPLE * 2L + update : 1 + update * 7919 % PEOPLE,
              "/start"));
      update++;
    }
    System.out.printf("%,d updates were written meanwhile%n", update - 1);
  }

  private void walk(String path, String rows) {
    var asking = new ApiClient(house, TestServer.ADMIN_TOKEN);
    var seen = new ArrayList<Long>();
    var times = new ArrayList<Long>();
    var cursor = new String[] {""};
    do {
      var answer = new AtomicReference<HttpResponse<String>>();
      times.add(millis(() -> answer.set(asking.ask("GET " + path + "&cursor=" + cursor[0]))));
      var page = new JsonMapper().readTree(answer.get().body());
      page.path(rows).forEach(row -> seen.add(row.path("user_id").asLong()));
      cursor[0] = page.path("next").asString("");
    } while (!cursor[0].isEmpty() && times.size() < PEOPLE);
    var all = new HashSet<>(seen);
    assertThat(all).hasSameSizeAs(seen);
    assertThat(LongStream.rangeClosed(1, PEOPLE).allMatch(all::contains)).isTrue();
    tell(path, times.stream().mapToLong(Long::longValue));
  }

  private static long millis(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  private static void tell(String path, LongStream times) {
    List<Long> sorted = times.sorted().boxed().toList();
    System.out.printf(
        "%-24s %,6d answers, ms: median %d, 95 %% %d, longest %d%n",
        path,
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 95 / 100),
        sorted.getLast());
  }
}
