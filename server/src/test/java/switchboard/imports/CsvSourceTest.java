package switchboard.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.base.CommandException;
import switchboard.imports.Found.Person;
import switchboard.imports.Found.Preference;

class CsvSourceTest {

  private static final Times UTC = new Times(ZoneOffset.UTC, Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir Path folder;

  private FoundList read(@Nullable String map, String... lines) {
    return read(map, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private FoundList read(@Nullable String map, byte[] content) {
    try {
      var file = Files.write(folder.resolve("list.csv"), content);
      return FoundList.of(new switchboard.imports.CsvSource(file, map, UTC));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> people(FoundList found) {
    return found.of(Person.class).stream()
        .map(it -> it.where() + ": " + it.user().value() + " " + it.profile().firstName())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void separatorsQuotesAndLineBreaksInsideAreRead(String separator) {
    var found =
        read(
            "user_id=ID,first_name=Full name",
            String.join(separator, "\"Full name\"", "ID", "tags"),
            String.join(separator, "\"Ann \"\"A\"\", B; C\"", "5", ""),
            String.join(separator, "\"Bob\nof two lines\"", "6", "x"),
            String.join(separator, "Cid", "7", ""));
    assertThat(people(found))
        .containsExactly(
            "line 2: 5 Ann \"A\", B; C", "line 3: 6 Bob of two lines", "line 5: 7 Cid");
    assertThat(found.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, true", "UTF-8, false", "UTF-16LE, true", "UTF-16BE, true"})
  void byteOrderMarksAreNoPartOfTheHeader(String charset, boolean mark) {
    var text = (mark ? "\ufeff" : "") + "user_id,first_name\r\n5,Müller 😀\r\n";
    assertThat(people(read(null, text.getBytes(Charset.forName(charset)))))
        .containsExactly("line 2: 5 Müller 😀");
  }

  @Test
  void settingsAndTimesAreRead() {
    var found =
        read(
            null,
            "user_id,username,language,notifications,created_at,last_activity",
            "5,@ann_1,de-DE,no,2024-05-01 10:00,1714644000",
            "6,not a name,,,,");
    assertThat(found.of(Person.class).getFirst())
        .isEqualTo(
            new Person(
                "line 2",
                new switchboard.domain.UserId(5),
                new Found.Profile("ann_1", "", null, "de-DE", false),
                true,
                Instant.parse("2024-05-01T10:00:00Z"),
                Instant.parse("2024-05-02T10:00:00Z")));
    assertThat(found.of(Preference.class))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.language()).isEqualTo("de");
          assertThat(it.notifications()).isFalse();
        });
  }

  @Test
  void linesThatDoNotFitAreLeftOut() {
    assertThat(
            read(null, "user_id,first_name", "5", "6,Bob,x", "", "1.2E+9,Cid", ",Dan", "7,E")
                .problems())
        .containsExactly(
            "line 2: PERSON, WRONG_FIELDS, skipped",
            "line 3: PERSON, WRONG_FIELDS, skipped",
            "line 5: PERSON, ROUNDED_ID, skipped",
            "line 6: PERSON, NO_ID, skipped");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| no column user_id",
        "user_id | expected name=column, not “user_id”",
        "userid=platform_id | “userid” cannot be imported; did you mean “user_id”?",
        "user_id=platfrom_id | no column “platfrom_id”; did you mean “platform_id”?",
        "first_name=full_name | user_id is missing",
      })
  void aMapThatDoesNotFitShowsTheHeaderAndAProposal(@Nullable String map, String problem) {
    assertThatThrownBy(() -> read(map, "full_name;platform_id;platform", "Ann;5;telegram"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("“full_name”, “platform_id”, “platform”")
        .hasMessageContaining("--map 'user_id=platform_id,first_name=full_name'");
  }

  @Test
  void otherFilesAreRefused() {
    assertThatThrownBy(() -> read(null, "")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> read(null, "user_id,first_name", "5,\"Ann", "6,Bob"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("at line 2 or after: a quote is not closed");
    assertThatThrownBy(() -> read(null, "user_id,first_name", "5," + "x".repeat(300_000)))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("longer than");
    var latin = "user_id,first_name\n5,Müller".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(null, latin))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("is not UTF-8");
    var unmarked = "user_id,first_name\n5,Änn".getBytes(StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> read(null, unmarked))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("is no CSV file, or one in UTF-16 without a byte order mark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_id,first_name,first_name", "user_id,user_id"})
  void aColumnThatIsThereTwiceIsRefusedIfItIsRead(String header) {
    assertThatThrownBy(() -> read(null, header, "5,Ann,Bob"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("Rename one.");
    assertThat(people(read(null, "user_id,first_name,,", "5,Ann,,"))).hasSize(1);
  }
}
