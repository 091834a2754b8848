package switchboard.store.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.CommandException;
import switchboard.base.CrashPoint;
import switchboard.base.DataFolder;
import switchboard.domain.UserId;
import switchboard.store.Databases;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestPostgres;

/** What a move refuses, and that it changes nothing then. */
@NeedsPostgres
class MoveRefusalsTest {

  private static final String CUT = "the power is cut";

  @TempDir Path folder;
  private MoveFixture bot;
  private Databases postgres;

  @BeforeEach
  void fill() {
    bot = new MoveFixture(folder).fill();
    postgres = TestPostgres.databases(folder);
  }

  @AfterEach
  void listenNoMore() {
    CrashPoint.listen(_ -> {});
  }

  private void refused(Databases from, Databases to, int exitCode, String reason) {
    assertThatThrownBy(() -> bot.move(from, to))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.exitCode()).isEqualTo(exitCode))
        .hasMessageContaining(reason);
  }

  private void interrupted(Databases from, Databases to, CrashPoint point) {
    CrashPoint.listen(reached -> {
      if (reached == point) {
        throw new IllegalStateException(CUT);
      }
    });
    assertThatThrownBy(() -> bot.move(from, to)).hasMessage(CUT);
    CrashPoint.listen(_ -> {});
  }

  @Test
  void aTargetWithDataIsLeftAsItIs() {
    bot.move(bot.origin(), postgres);
    var rows = MoveFixture.rows(postgres);
    refused(bot.origin(), postgres, 2, "already has data of a bot");
    assertThat(MoveFixture.rows(postgres)).isEqualTo(rows);
  }

  @Test
  void aTargetThatHasOnlyKeysIsRefused() {
    interrupted(bot.origin(), postgres, CrashPoint.ROWS_MOVED);
    MoveTest.change(postgres, "DELETE FROM instance");
    refused(bot.origin(), postgres, 2, "already has data of a bot");
  }

  @Test
  void theTargetOfAnotherBotsMoveIsRefused() {
    interrupted(bot.origin(), postgres, CrashPoint.PAGE_MOVED);
    var other = new MoveFixture(folder.resolve("other")).fillAnew();
    assertThatThrownBy(() -> other.move(other.origin(), postgres))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("the data of another bot was moved to");
  }

  @Test
  void runningServersAreNoticedOnBothSides() {
    bot.move(bot.origin(), postgres);
    var back = bot.embedded("back");
    MoveTest.change(
        postgres,
        """
        INSERT INTO running_instances
          (name, version, started_at, seen_at, alive_until, share, updates, bot_file)
        SELECT 'a', '1', now, now, now + 60000, 0, 0, '' FROM database_clock
        """);
    refused(postgres, back, 1, "A server runs on the database");
    MoveTest.change(postgres, "UPDATE running_instances SET alive_until = 0");
    try (var _ = DataFolder.hold(folder.resolve("back"))) {
      assertThatThrownBy(() -> bot.move(postgres, back))
          .isInstanceOf(DataFolder.DataFolderException.class)
          .hasMessageContaining("already runs on the data folder");
    }
    bot.move(postgres, back);
  }

  @Test
  void twoMovesFromOneDatabaseDoNotRunAtOnce() {
    bot.move(bot.origin(), postgres);
    try (var _ = StoppedServers.on(postgres)) {
      refused(postgres, bot.embedded("back"), 1, "Another switchboard move or restore works on");
    }
  }

  @Test
  void dataThatChangedBetweenTwoRunsIsNotMixed() {
    interrupted(bot.origin(), postgres, CrashPoint.ROWS_MOVED);
    MoveTest.change(bot.origin(), "UPDATE users SET last_activity = 5 WHERE user_id = 7");
    refused(bot.origin(), postgres, 1, "The table users differs");
    assertThatThrownBy(() -> bot.open(postgres).close())
        .hasMessageContaining("run switchboard move again");
  }

  @Test
  void aCommandThatChangesTheDataMeanwhileIsNoticed() {
    CrashPoint.listen(reached -> {
      if (reached == CrashPoint.ROWS_MOVED) {
        try (var store = bot.open(bot.origin())) {
          store.run(tables -> tables.erasures().request(new UserId(8), MoveFixture.NOW));
        }
      }
    });
    refused(bot.origin(), postgres, 1, "Another command has changed the data");
  }

  @Test
  void anUnfinishedRotationIsFinishedFirst() throws SQLException {
    try (var keys = bot.origin().keys().open();
        var statement = keys.createStatement()) {
      statement.execute("UPDATE data_keys SET master_id = 5 WHERE user_id = 7");
    }
    refused(bot.origin(), postgres, 1, "switchboard key rotate");
  }
}
