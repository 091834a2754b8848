package switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.store.Backup;
import switchboard.store.Keeping;
import switchboard.store.PersonalData;
import switchboard.store.Progress;
import switchboard.store.Store;
import switchboard.vault.KeySource;

/**
 * Backup and restore in a process of their own, ended at some of their steps; at each of them, so
 * many times, with {@code -Dkills=5}.
 */
class BackupKillTest {

  private static final int ROUNDS = Integer.getInteger("kills", 1);
  private static final String BACKUP = "backup";
  private static final List<String> RESTORE = List.of("restore", "latest");
  private static final List<String> RESTORE_BOTH = List.of("restore", "latest", "--keys=latest");

  private static final Set<String> AT_STAKE =
      Set.of("data_named", "keys_named", "made_whole", "committed", "data_kept", "data_replaced");

  @TempDir Path folder;
  private int count;

  /** Where the house of a round is; its data, keys and backups with it. */
  private Path fresh(Path template) {
    try {
      var copy = folder.resolve("round-" + count++);
      try (var files = Files.walk(template)) {
        for (var file : files.toList()) {
          Files.copy(file, copy.resolve(template.relativize(file).toString()));
        }
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    new Backup(home.resolve("data"), home.resolve("backups"), Keeping.STANDARD, "1", () -> at)
        .make(Progress.NONE);
  }

  /** The command in this process, to its end; the steps that it went. */
  private static List<String> through(Path home, List<String> words) {
    var log = (Logger) LoggerFactory.getLogger("switchboard.store");
    var all = new ArrayList<>(words);
    settings(home).forEach((name, value) -> all.add(Setting.valueOf(name).option() + "=" + value));
    var err = new StringWriter();
    log.setLevel(Level.DEBUG);
    log.setAdditive(false);
    try (var logged = new Logged("switchboard.store")) {
      int code =
          Switchboard.commandLine()
              .setOut(new PrintWriter(new StringWriter()))
              .setErr(new PrintWriter(err, true))
              .execute(all.toArray(String[]::new));
      assertThat(code).as(err.toString()).isZero();
      return logged.values("step");
    } finally {
      log.setLevel(null);
      log.setAdditive(true);
    }
  }

  /** All of them when somebody asks for rounds, else those where most is at stake, and some. */
  private static List<String> chosen(List<String> steps) {
    var all = steps.stream().distinct().toList();
    return Integer.getInteger("kills") != null
        ? all
        : all.stream()
            .filter(step -> AT_STAKE.contains(step) || all.indexOf(step) % 4 == 0)
            .toList();
  }

  private void halt(Path home, String step, List<String> words) {
    var program = Program.halting(home, settings(home), step, words.toArray(String[]::new));
    int code = program.awaitExit();
    assertThat(code).as(step + program.output()).isEqualTo(Halting.KILLED);
  }

  /** The server starts; who is there, and what they wrote. */
  private static Map<Long, List<String>> people(Path home) {
    try (var house = new House(home, "first")) {
      house.open(LegacyPath.OFF);
      var people = new TreeMap<Long, List<String>>();
      house
          .rows("SELECT user_id FROM users")
          .forEach(id -> people.put(Long.valueOf(id), house.textsOf(Long.parseLong(id))));
      return people;
    }
  }

  /** The same without a server, which takes its time. */
  private static Map<Long, List<String>> kept(Path home) {
    var people = new TreeMap<Long, List<String>>();
    try (var store = open(home)) {
      for (long person = 1; person <= 5; person++) {
        long id = person;
        List<String> texts =
            store.readNow(tables ->
                tables.messages().of(id).stream()
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
    try (var house = new House(home, "first")) {
      house.open(LegacyPath.OFF);
      for (long person : people) {
        assertThat(house.post(House.text(person, person, "t" + person)).statusCode())
            .isEqualTo(200);
      }
    }
  }

  private static void erase(Path home, long person) {
    var at = Instant.now();
    try (var store = open(home)) {
      store.keys().destroy(person, "R-1", at);
      store.writeNow(tables -> {
        PersonalData.erase(tables, person);
        tables.erasures().add("R-1", tables.keys().person(person), at);
        return true;
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
    var steps = through(fresh(template), List.of(BACKUP));
    assertThat(steps).hasSizeGreaterThan(10).contains("data_copied", "keys_named", "old_removed");
    for (int round = 0; round < ROUNDS; round++) {
      chosen(steps)
          .forEach(step -> {
            var home = fresh(template);
            halt(home, step, List.of(BACKUP));
            through(home, RESTORE); // from the last one that came to its end
            assertThat(people(home)).as(step).isEqualTo(texts(1, 2, 3));
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
    var steps = through(fresh(template), words);
    assertThat(steps).contains("data_copied", "ledger_replayed", "committed", "data_replaced");
    int point = steps.indexOf("committed");
    for (int round = 0; round < ROUNDS; round++) {
      for (var step : chosen(steps)) {
        var home = fresh(template);
        halt(home, step, words);
        boolean done = steps.indexOf(step) >= point;
        assertThat(people(home)).as(step).isEqualTo(done ? after : before);
        through(home, RESTORE.equals(words) || done ? RESTORE : words);
        assertThat(kept(home)).as("again after " + step).isEqualTo(after);
        assertThat(home.resolve("data/restore")).doesNotExist();
      }
    }
  }
}
