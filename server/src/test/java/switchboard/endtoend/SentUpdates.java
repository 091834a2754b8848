package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import switchboard.crypto.KeySource;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.testing.DatabaseReader;
import switchboard.testing.Sender;

/**
 * The updates of a {@link Sender} in the SQLite database of a program that does not run. Each is
 * from another person, so that people, texts and replies can be compared.
 *
 * @param folder with the data folder and the key file
 */
record SentUpdates(Path folder) {

  /** The database, opened with the program's own code. */
  Store open() {
    return Store.open(database(), KeySource.file(folder.resolve("master.json")));
  }

  private Path database() {
    return folder.resolve("data/switchboard.db");
  }

  /** The numbers that a query gives. */
  Set<Long> numbers(String sql) {
    return DatabaseReader.rows(database(), sql).stream()
        .map(Long::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The state of each person's reply; fails for a second one. */
  Map<Long, String> replyStates() {
    return DatabaseReader.rows(database(), "SELECT user_id, state FROM outbox").stream()
        .map(row -> row.split("\\|"))
        .collect(Collectors.toMap(row -> Long.valueOf(row[0]), row -> row[1]));
  }

  boolean isAllSent() {
    return numbers("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')")
        .equals(Set.of(0L));
  }

  /**
   * Demands that all of them are there and none twice.
   *
   * @param seen how many messages of the bot each person sees
   * @param mostUnknown after a kill, replies that were claimed, in flight, or sent but not recorded
   *     are unknown
   */
  void areThereOnce(int updates, Map<Long, Integer> seen, int mostUnknown) {
    var everybody = new TreeSet<Long>();
    LongStream.range(0, updates).forEach(update -> everybody.add(Sender.FIRST + update));
    assertThat(numbers("SELECT user_id FROM users")).isEqualTo(everybody);
    assertThat(numbers("SELECT update_id FROM seen_updates")).isEqualTo(everybody);
    try (var store = open()) {
      everybody.forEach(person -> assertThat(texts(store, person)).isEqualTo(Sender.text(person)));
    }
    var states = new TreeMap<>(replyStates());
    assertThat(states.keySet()).isEqualTo(everybody);
    assertThat(states.values()).isSubsetOf("sent", "unknown");
    assertThat(seen.values()).as("replies that a person sees").containsOnly(1);
    var unknown = new TreeSet<>(everybody);
    unknown.removeIf(person -> "sent".equals(states.get(person)));
    everybody.removeAll(seen.keySet());
    assertThat(unknown).containsAll(everybody).hasSizeLessThanOrEqualTo(mostUnknown);
  }

  private static String texts(Store store, long person) {
    return store.readNow(tables -> tables.messages().of(new UserId(person))).stream()
        .map(message -> String.valueOf(message.messageText()))
        .collect(Collectors.joining(", "));
  }
}
