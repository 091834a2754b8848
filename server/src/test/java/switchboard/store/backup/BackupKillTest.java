package switchboard.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.Switchboard;
import switchboard.base.CrashPoint;
import switchboard.config.Setting;
import switchboard.crypto.KeySource;
import switchboard.domain.UserId;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.store.Databases;
import switchboard.store.PersonalData;
import switchboard.store.Store;
import switchboard.testing.HaltAtCrashPoint;
import switchboard.testing.KillsProcess;
import switchboard.testing.Program;
import switchboard.testing.TestServer;

/**
 * Backup and restore that end at some of their steps; with {@code -Dkills=5}, in processes, at
 * every step, that many times.
 */
@KillsProcess
class BackupKillTest {

  private static final int ROUNDS = Integer.getInteger("kills", 1);
  private static final String BACKUP = "backup";
  private static final List<String> RESTORE = List.of("restore", "latest");
  private static final List<String> RESTORE_BOTH = List.of("restore", "latest", "--keys=latest");

  private static final Set<CrashPoint> AT_STAKE =
      EnumSet.of(
          CrashPoint.DATA_NAMED,
          CrashPoint.KEYS_NAMED,
          CrashPoint.MADE_WHOLE,
          CrashPoint.COMMITTED,
          CrashPoint.DATA_KEPT,
          CrashPoint.DATA_REPLACED);

  @TempDir Path folder;
  private int count;

  /** Copies the template folder for a round, with data, keys and backups. */
  private Path fresh(Path template) {
    var copy = folder.resolve("round-" + count++);
    HaltAtCrashPoint.copy(template, copy);
    return copy;
  }

  private Path template(String name) {
    try {
      return Files.createDirectory(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> settings(Path home) {
    return Map.of(
        "DATA_DIR", home.resolve("data").toString(),
        "BACKUP_DIR", home.resolve("backups").toString(),
        "KEY_FILE", home.resolve("master.json").toString());
  }

  private static void backup(Path home, Instant at) {
    new Backup(
            new Databases.Embedded(home.resolve("data/switchboard.db")),
            home.resolve("data"),
            home.resolve("backups"),
            RetentionPolicy.STANDARD,
            "1",
            () -> at)
        .make(Progress.NONE);
  }

  /** The points that the command passes. */
  private static List<CrashPoint> points(Path home, List<String> words) {
    var points = new ArrayList<CrashPoint>();
    CrashPoint.listen(points::add);
    try {
      through(home, words);
      return points;
    } finally {
      CrashPoint.listen(_ -> {});
    }
  }

  /** The command in this process, to its end. */
  private static void through(Path home, List<String> words) {
    var all = new ArrayList<>(words);
    settings(home).forEach((name, value) -> all.add(Setting.valueOf(name).option() + "=" + value));
    var err = new StringWriter();
    int code =
        Switchboard.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    assertThat(code).as(err.toString()).isZero();
  }

  /** All of them when somebody asks for rounds, else those where most is at stake. */
  private static List<CrashPoint> chosen(List<CrashPoint> points) {
    var all = points.stream().distinct();
    return HaltAtCrashPoint.IN_PROCESSES ? all.toList() : all.filter(AT_STAKE::contains).toList();
  }

  /** The home that is left when the command ends at the point. */
  private static Path halted(Path home, CrashPoint point, List<String> words) {
    if (!HaltAtCrashPoint.IN_PROCESSES) {
      return HaltAtCrashPoint.copy(home, point, () -> through(home, words));
    }
    var program = Program.halting(home, settings(home), point, words.toArray(String[]::new));
    int code = program.awaitExit();
    assertThat(code).as(point + program.output()).isEqualTo(HaltAtCrashPoint.KILLED);
    return home;
  }

  /** Starts the server; returns the people and their texts. */
  private static Map<Long, List<String>> people(Path home) {
    try (var house = new TestServer(home, "first")) {
      house.open(LegacyPath.OFF);
      var people = new TreeMap<Long, List<String>>();
      house
          .rows("SELECT user_id FROM users")
          .forEach(id -> people.put(Long.valueOf(id), house.textsOf(Long.parseLong(id))));
      return people;
    }
  }

  /** The same, read without a server, because starting one takes time. */
  private static Map<Long, List<String>> kept(Path home) {
    var people = new TreeMap<Long, List<String>>();
    try (var store = open(home)) {
      for (long person = 1; person <= 5; person++) {
        long id = person;
        List<String> texts =
            store.readNow(tables ->
                tables.messages().of(new UserId(id)).stream()
                    .map(row -> String.valueOf(row.messageText()))
                    .toList());
        if (!texts.isEmpty()) {
          people.put(id, texts);
        }
      }
    }
    return people;
  }

  private static Store open(Path home) {
    return Store.open(
        home.resolve("data/switchboard.db"), KeySource.file(home.resolve("master.json")));
  }

  private static void write(Path home, long... people) {
    try (var house = new TestServer(home, "first")) {
      house.open(LegacyPath.OFF);
      for (long person : people) {
        assertThat(house.post(TestServer.text(person, person, "t" + person)).statusCode())
            .isEqualTo(200);
      }
    }
  }

  private static void erase(Path home, long person) {
    var at = Instant.now();
    try (var store = open(home)) {
      store.keys().destroy(store.keys().stored(new UserId(person)), "R-1", at);
      store.run(tables -> {
        PersonalData.erase(tables, new UserId(person));
        tables.erasures().add("R-1", tables.keys().person(new UserId(person)), at);
      });
      store.keys().underWay().forEach(store.keys()::finish);
    }
  }

  private static Map<Long, List<String>> texts(long... people) {
    var texts = new TreeMap<Long, List<String>>();
    for (long person : people) {
      texts.put(person, List.of("t" + person));
    }
    return texts;
  }

  @Test
  void aBackupCanEndAtAnyStep() {
    var template = template("backup");
    write(template, 1, 2, 3);
    backup(template, Instant.now().minus(Duration.ofDays(9)));
    backup(template, Instant.now().minus(Duration.ofDays(8)));
    var points = points(fresh(template), List.of(BACKUP));
    assertThat(points)
        .hasSizeGreaterThan(10)
        .contains(CrashPoint.DATA_COPIED, CrashPoint.KEYS_NAMED, CrashPoint.OLD_REMOVED);
    for (int round = 0; round < ROUNDS; round++) {
      chosen(points)
          .forEach(point -> {
            var home = halted(fresh(template), point, List.of(BACKUP));
            through(home, RESTORE); // from the last one that came to its end
            assertThat(kept(home)).as(point.name()).isEqualTo(texts(1, 2, 3));
            through(home, List.of(BACKUP));
            everyFileHasItsManifest(home);
          });
    }
  }

  private static void everyFileHasItsManifest(Path home) {
    try (var files = Files.walk(home.resolve("backups"))) {
      var names = files.filter(Files::isRegularFile).map(Path::toString).toList();
      assertThat(names).noneMatch(name -> name.endsWith(".part"));
      assertThat(names.stream().filter(name -> name.endsWith(".db")))
          .isNotEmpty()
          .allMatch(name -> names.contains(name.replace(".db", ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRestoreCanEndAtAnyStep() {
    var template = template("restore");
    write(template, 1, 2, 3);
    backup(template, Instant.now());
    write(template, 4);
    erase(template, 2);
    canEndAtAnyStep(template, RESTORE, texts(1, 3, 4), texts(1, 3));
  }

  @Test
  void aRestoreOfBothPartsCanEndAtAnyStep() throws IOException {
    var template = template("both");
    write(template, 1, 2, 3);
    backup(template, Instant.now());
    Files.move(template.resolve("data"), folder.resolve("lost"));
    write(template, 5);
    canEndAtAnyStep(template, RESTORE_BOTH, texts(5), texts(1, 2, 3));
  }

  private void canEndAtAnyStep(
      Path template,
      List<String> words,
      Map<Long, List<String>> before,
      Map<Long, List<String>> after) {
    var points = points(fresh(template), words);
    assertThat(points)
        .contains(
            CrashPoint.DATA_COPIED,
            CrashPoint.LEDGER_REPLAYED,
            CrashPoint.COMMITTED,
            CrashPoint.DATA_REPLACED);
    int committed = points.indexOf(CrashPoint.COMMITTED);
    for (int round = 0; round < ROUNDS; round++) {
      for (var point : chosen(points)) {
        var home = halted(fresh(template), point, words);
        boolean done = points.indexOf(point) >= committed;
        assertThat(people(home)).as(point.name()).isEqualTo(done ? after : before);
        through(home, RESTORE.equals(words) || done ? RESTORE : words);
        assertThat(kept(home)).as("again after " + point).isEqualTo(after);
        assertThat(home.resolve("data/restore")).doesNotExist();
      }
    }
  }
}
