package switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.store.Rows;
import switchboard.store.Store;
import switchboard.telegram.BotToken;

/**
 * The program is killed while people write. Each update has a person of its own, so that what
 * became of it can be told from the rows and the messages of one person. {@code -Dkills=100} for
 * more.
 */
class KillTest {

  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final int POSTERS = 8;
  private static final long FIRST_PERSON = 1_000_000;

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicLong next = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void nothingAcknowledgedIsLostAndNothingIsHandledTwice() throws InterruptedException {
    try (var api = new CountingBotApi();
        var server = new ChildServer(folder, api.uri())) {
      server.start();
      var posters = new ArrayList<Thread>();
      for (int i = 0; i < POSTERS; i++) {
        posters.add(Thread.ofPlatform().start(() -> post(server.address())));
      }
      var random = new Random(1);
      for (int kill = 0; kill < KILLS; kill++) {
        long until = acknowledged.size() + 20L + random.nextInt(200);
        Eventually.holds("updates are acknowledged", () -> acknowledged.size() >= until);
        server.kill();
        server.start();
      }
      long last = acknowledged.size() + 100L;
      Eventually.holds("it works after the last kill", () -> acknowledged.size() >= last);
      over.set(true);
      for (var poster : posters) {
        poster.join();
      }
      try (var store = Store.open(server.database())) {
        Eventually.holds("all replies are out", () -> waiting(store) == 0);
        acknowledged.forEach(update -> check(update, store, api));
        assertThat(seen(store)).isEqualTo(acknowledged.size());
      }
      assertThat(server.terminate()).as("exit code after SIGTERM").isZero();
      assertThat(api.wasAsked("deleteWebhook")).isFalse();
    } finally {
      http.close();
    }
  }

  @Test
  void aSecondProcessOnTheSameFolderRefusesToStart() throws IOException {
    try (var api = new CountingBotApi();
        var first = new ChildServer(folder, api.uri());
        var second = new ChildServer(folder, api.uri())) {
      first.start();
      Eventually.holds("the first one runs", () -> api.wasAsked("setWebhook"));
      second.start();
      assertThat(second.waitFor()).isEqualTo(1);
      assertThat(second.log()).content().contains("Another Switchboard already runs");
      assertThat(first.terminate()).isZero();
    }
  }

  /** Posts updates as Telegram does: each again until it is answered with 200. */
  private void post(URI server) {
    while (!over.get()) {
      long update = next.incrementAndGet();
      while (!answered(server, update)) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      acknowledged.add(update);
    }
  }

  private boolean answered(URI server, long update) {
    var token = new BotToken(House.TOKEN);
    var request =
        HttpRequest.newBuilder(server.resolve("/tg/" + token.webhookPath()))
            .header("X-Telegram-Bot-Api-Secret-Token", token.webhookSecret())
            .timeout(Duration.ofSeconds(10))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    House.text(update, FIRST_PERSON + update, "text " + update)))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(long update, Store store, CountingBotApi api) {
    long person = FIRST_PERSON + update;
    var messages = store.<List<Rows.Message>>readNow(tables -> tables.messages().of(person));
    assertThat(messages).extracting(Rows.Message::messageText).containsExactly("text " + update);
    var replies = store.<List<Rows.Reply>>readNow(tables -> tables.outbox().of(person));
    assertThat(replies).as("replies to " + update).hasSize(1);
    int seen = api.messagesTo(person);
    switch (replies.getFirst().state()) {
      case "sent" -> assertThat(seen).as("messages seen for " + update).isEqualTo(1);
      case "unknown" -> assertThat(seen).as("messages seen for " + update).isLessThanOrEqualTo(1);
      default -> throw new AssertionError(replies.getFirst());
    }
  }

  private static long waiting(Store store) {
    return store.<Long>readNow(tables -> tables.outbox().waiting());
  }

  private static int seen(Store store) {
    return store.<List<String>>readNow(tables -> tables.seenUpdates().kinds()).size();
  }
}
