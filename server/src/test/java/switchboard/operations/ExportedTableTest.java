package switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.base.UserErrorException;
import switchboard.domain.ChatId;

class ExportedTableTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  private record Row(ChatId chatId, @Nullable String text, boolean hasMedia, Instant at) {}

  private static Row row(@Nullable String text) {
    return new Row(new ChatId(-1001234567890123L), text, true, NOW);
  }

  private static String written(TableFormat format, String... texts) throws IOException {
    var out = new StringWriter();
    var rows = Stream.of(texts).map(ExportedTableTest::row).toList();
    assertThat(ExportedTable.of(Row.class, rows).write(format, out)).isEqualTo(texts.length);
    return out.toString();
  }

  @Test
  void csvHasAByteOrderMarkAHeaderAndQuotedCells() throws IOException {
    assertThat(written(TableFormat.CSV, "a \"b\", c\nd").split("\r\n", -1))
        .containsExactly(
            "\uFEFF\"chat_id\",\"text\",\"has_media\",\"at\"",
            "\"-1001234567890123\",\"a \"\"b\"\", c\nd\",\"true\",\"2026-03-01T10:15:30Z\"",
            "");
  }

  @Test
  void emptyTableHasItsHeader() throws IOException {
    assertThat(written(TableFormat.CSV)).endsWith("\"at\"\r\n");
    assertThat(written(TableFormat.JSON)).isEqualTo("[\n]\n");
    assertThat(written(TableFormat.JSONL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49 170 1234", "-cmd|x", "@SUM(A1)", "\tx", "\nx", "＝1"})
  void cellThatASpreadsheetWouldEvaluateBeginsWithAnApostrophe(String text) throws IOException {
    assertThat(written(TableFormat.CSV, text)).contains(",\"'" + text + "\",");
  }

  /** A cell begins there for a spreadsheet that divides by semicolons. */
  @ParameterizedTest
  @CsvSource({"a;=1;,a;'=1;", "; \t@x,; \t'@x", "';\"=1',';\"\"''=1'", ";;+1,;;'+1"})
  void noFormulaBeginsAfterASemicolon(String text, String cell) throws IOException {
    assertThat(written(TableFormat.CSV, text)).contains(",\"" + cell + "\",");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-12.5", "a=1", "'", "2 - 1", "Hi ;-)"})
  void otherCellsStayAsTheyAre(String text) throws IOException {
    assertThat(written(TableFormat.CSV, text)).contains(",\"" + text + "\",");
  }

  @Test
  void jsonLinesHasAnObjectInEachLine() throws IOException {
    var line = "{\"chat_id\":-1001234567890123,\"text\":%s,\"has_media\":true,\"at\":\"%s\"}";
    assertThat(written(TableFormat.JSONL, "=1", "a\nb").lines())
        .containsExactly(line.formatted("\"=1\"", NOW), line.formatted("\"a\\nb\"", NOW));
    assertThat(written(TableFormat.JSON, "x", "y"))
        .isEqualTo(
            "[\n%s,\n%s\n]\n"
                .formatted(line.formatted("\"x\"", NOW), line.formatted("\"y\"", NOW)));
  }

  @Test
  void piecesAreReadOneAfterTheOther() throws IOException {
    var read = new AtomicInteger();
    var written = new AtomicInteger();
    var pieces =
        Stream.iterate(0, i -> i < 1_000, i -> i + 1)
            .map(i -> {
              assertThat(read.incrementAndGet()).isLessThanOrEqualTo(written.get() + 1);
              return List.of(row("x"));
            });
    var out =
        new StringWriter() {
          @Override
          public void write(String text) {
            written.addAndGet(text.startsWith("{") ? 1 : 0);
          }
        };

    assertThat(new ExportedTable<>(Row.class, pieces).write(TableFormat.JSONL, out))
        .isEqualTo(1_000);
  }

  @Test
  void unknownFormatIsRefused() {
    assertThatThrownBy(() -> TableFormat.of("xlsx"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("csv, json or jsonl");
  }
}
