package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.CommandException;
import switchboard.config.DatabaseSettings;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.store.postgres.PostgresAddress;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.PgBouncer;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;

/** A pooler gives each transaction another session of PostgreSQL. */
@NeedsPostgres
class PgBouncerTest {

  private static final long UPDATES = 100;

  @TempDir Path folder;

  private static DatabaseSettings settings(String url, @Nullable String direct) {
    return new DatabaseSettings(
        new PostgresAddress(url, null, null),
        direct == null ? null : new PostgresAddress(direct, null, null),
        null);
  }

  @Test
  void aServerWorksBehindAPoolerAndNeedsAWayPastIt() {
    try (var bouncer = PgBouncer.start(folder);
        var house = new TestServer(folder, "first")) {
      var direct = TestPostgres.url(TestPostgres.create(""));
      var pooled = bouncer.url(direct);
      house.set(it -> it.on(settings(pooled, null)));
      assertThatThrownBy(() -> house.open(LegacyPath.MIGRATE))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("Set DATABASE_DIRECT_URL to PostgreSQL itself");

      house.set(it -> it.on(settings(pooled, direct)));
      for (int start = 0; start < 2; start++) {
        house.open(LegacyPath.MIGRATE);
        long first = start * UPDATES;
        var answers =
            LongStream.rangeClosed(first + 1, first + UPDATES)
                .mapToObj(update -> house.postAsync(TestServer.text(update, 7, "text " + update)))
                .toList();
        assertThat(answers).allMatch(answer -> answer.join().statusCode() == 200);
        house.stop();
      }
      house.open(LegacyPath.MIGRATE);
      assertThat(house.textsOf(7)).hasSize((int) (2 * UPDATES));
    }
  }
}
