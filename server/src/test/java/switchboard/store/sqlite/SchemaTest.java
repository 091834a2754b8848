package switchboard.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Schema.class)
  void everyMigrationIsNamedInItsOrder(Schema schema) throws IOException {
    var files = new ArrayList<String>();
    for (var folder : schema.folders()) {
      try (var inside = Files.list(Path.of("server/src/main/resources", Schema.FOLDER, folder))) {
        inside.forEach(
            file -> files.add(folder + "/" + file.getFileName().toString().replace(".sql", "")));
      }
    }
    assertThat(schema.migrations())
        .containsExactlyInAnyOrderElementsOf(files)
        .isSortedAccordingTo((one, other) -> number(one) - number(other));
    assertThat(schema.newest()).isEqualTo(number(schema.migrations().getLast()));
  }

  private static int number(String migration) {
    return Integer.parseInt(
        migration.substring(migration.indexOf("/V") + 2, migration.indexOf("__")));
  }

  @Test
  void whatIsUpToDateIsNotMigratedAgain() throws SQLException {
    var sqlite = new SqliteDatabase(folder.resolve("x.db"), Schema.DATA);
    sqlite.migrate();
    change(sqlite, "DROP TABLE flyway_schema_history");
    sqlite.migrate();
    change(sqlite, "PRAGMA user_version = 0");
    assertThatThrownBy(sqlite::migrate).isInstanceOf(StoreUnavailableException.class);
  }

  private static void change(SqliteDatabase sqlite, String sql) throws SQLException {
    try (var connection = sqlite.open();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
