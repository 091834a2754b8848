package switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.DataFolder;
import switchboard.crypto.KeySource;
import switchboard.domain.AuditEntry;
import switchboard.domain.ChatId;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.operations.ExportService;
import switchboard.store.Databases;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.StatisticsDao.Figures;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;
import switchboard.store.backup.Backup;
import switchboard.store.backup.Progress;
import switchboard.store.backup.Restore;
import switchboard.store.backup.RetentionPolicy;
import switchboard.store.move.Move;
import switchboard.store.move.TableContents;
import switchboard.testing.TestPostgres;

/**
 * Moves a large bot to PostgreSQL, backs it up and restores it there, and moves it back; run by
 * {@code bench/move.sh}.
 */
class MoveBench {

  private static final int PEOPLE = Integer.getInteger("people", 200_000);
  private static final int MESSAGES = Integer.getInteger("messages", 10); // per person
  private static final int REPLIES = 2;
  private static final int SAMPLE = Integer.getInteger("sample", 1_000); // of exports
  private static final int AT_ONCE = 500;
  private static final Instant NOW = Instant.parse("2026-11-23T05:30:00Z");

  private final Path folder;
  private long rows;
  private long copiedAt;

  MoveBench(@TempDir Path passing) throws IOException {
    var kept = System.getProperty("folder");
    folder = kept == null ? passing : Files.createDirectories(Path.of(kept));
  }

  @Test
  void thereAndBack() throws IOException {
    var origin = embedded("data");
    try (var store = Store.open(origin, master())) {
      for (int first = 1; first <= PEOPLE; first += AT_ONCE) {
        int from = first;
        store.run(tables -> bring(tables, from, Math.min(from + AT_ONCE - 1, PEOPLE)));
      }
    }
    var postgres = TestPostgres.databases(folder);
    var before = Contents.of(origin, master());
    measure("to PostgreSQL", origin, postgres);
    assertThat(Contents.of(postgres, master())).isEqualTo(before);
    backUp(postgres);
    var back = embedded("back");
    measure("back to SQLite", postgres, back);
    assertThat(Contents.of(back, master())).isEqualTo(before);
    System.out.printf("the exports of %,d people and the figures are equal%n", SAMPLE);
  }

  /** What people get as exports, and the figures. */
  private record Contents(List<String> exports, Figures figures) {

    static Contents of(Databases databases, KeySource master) {
      try (var store = Store.open(databases, master)) {
        var exports = new ExportService(store, InstantSource.fixed(NOW));
        return new Contents(
            IntStream.range(0, SAMPLE)
                .mapToObj(i -> exports.document(new UserId(1 + (long) i * PEOPLE / SAMPLE)))
                .toList(),
            store.readNow(tables -> tables.statistics().at(NOW)));
      }
    }
  }

  private Databases embedded(String name) throws IOException {
    var data = Files.createDirectories(folder.resolve(name));
    return new Databases.Embedded(data.resolve(Store.DATABASE));
  }

  private KeySource master() {
    return KeySource.file(folder.resolve("master.json"));
  }

  /** A move that is killed when it has copied half of the rows, and resumed. */
  private void measure(String what, Databases from, Databases to) throws IOException {
    long begun = System.nanoTime();
    KilledMove.run(folder, from, to);
    double killed = since(begun);
    begun = System.nanoTime();
    var moved = new Move(from, to, master(), (phase, _, _) -> told(phase)).run(KilledMove.entry());
    double resumed = since(begun);
    double copied = (copiedAt - begun) / 1e9;
    long count = moved.stream().mapToLong(TableContents::rows).sum();
    assertThat(count).isGreaterThan(PEOPLE);
    System.out.printf(
        "%s: %,d rows; killed half way after %.1f s; the other half copied in %.1f s: %,.0f rows/s; both sides read in %.1f s; SQLite file %,d MB%n",
        what,
        count,
        killed,
        copied,
        count / 2.0 / copied,
        resumed - copied,
        folder.resolve("data").resolve(Store.DATABASE).toFile().length() >> 20);
  }

  private void told(String phase) {
    if (phase.equals(KilledMove.COPYING)) {
      copiedAt = System.nanoTime();
    }
  }

  private void backUp(Databases postgres) throws IOException {
    var data = Files.createDirectories(folder.resolve("served"));
    var backup =
        new Backup(
            postgres,
            data,
            folder.resolve("backups"),
            RetentionPolicy.STANDARD,
            "bench",
            () -> NOW);
    long begun = System.nanoTime();
    var made = backup.make(Progress.NONE);
    System.out.printf(
        "backup of PostgreSQL: %.1f s, %,d MB; ",
        since(begun), made.data().file().toFile().length() >> 20);
    dump();
    begun = System.nanoTime();
    try (var held = DataFolder.hold(data)) {
      new Restore(
              held,
              postgres,
              master(),
              () -> NOW,
              Progress.NONE,
              AuditEntry.Actor.commandLine("bench"))
          .run(made.data(), null);
    }
    System.out.printf("restore: %.1f s%n", since(begun));
  }

  /** For comparison, where {@code -Dpg_dump=} names a program that fits the server. */
  private void dump() throws IOException {
    var program = System.getProperty("pg_dump");
    if (program == null) {
      return;
    }
    long begun = System.nanoTime();
    var file = folder.resolve("dump");
    var url = TestPostgres.urlOf(folder).replaceFirst("^jdbc:", "");
    var process =
        new ProcessBuilder(program, "-Fc", "-N", "keys", "-f", file.toString(), url)
            .inheritIO()
            .start();
    assertThat(process.onExit().join().exitValue()).isZero();
    System.out.printf("pg_dump: %.1f s, %,d MB; ", since(begun), file.toFile().length() >> 20);
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private void bring(Tables tables, int first, int last) {
    var people = IntStream.rangeClosed(first, last).mapToObj(UserId::new).toList();
    tables.users().save(people.stream().map(MoveBench::user).toList());
    tables
        .sessions()
        .saveConversations(
            people.stream()
                .map(person -> new ConversationRow(person, "browsing", "{}", null, NOW))
                .toList());
    var messages = new ArrayList<MessageRow>();
    var interactions = new ArrayList<InteractionRow>();
    var replies = new ArrayList<OutboxRow>();
    people.forEach(person -> {
      for (int i = 0; i < MESSAGES; i++) {
        messages.add(message(person));
      }
      interactions.add(new InteractionRow(++rows, person, "tap", "s:home", NOW));
      for (int i = 0; i < REPLIES; i++) {
        replies.add(reply(person));
      }
    });
    tables.messages().add(messages);
    tables.interactions().add(interactions);
    tables.outbox().add(replies);
  }

  private static UserRow user(UserId person) {
    return new UserRow(
        person,
        "user" + person.value(),
        "Name",
        "Family",
        "en",
        false,
        ChatId.ofPrivate(person),
        NOW,
        NOW,
        true);
  }

  private MessageRow message(UserId person) {
    return new MessageRow(
        ++rows,
        person,
        ChatId.ofPrivate(person),
        rows,
        "Is there still a table for four on Saturday evening, number " + rows + "?",
        "text",
        false,
        null,
        null,
        null,
        NOW);
  }

  private OutboxRow reply(UserId person) {
    return new OutboxRow(
        ++rows,
        person,
        ChatId.ofPrivate(person),
        "{\"text\":\"" + "Yes. ".repeat(20) + "\"}",
        ReplyState.SENT,
        1,
        null,
        rows,
        NOW,
        NOW,
        null,
        null,
        null);
  }
}
