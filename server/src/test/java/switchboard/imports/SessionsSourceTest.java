package switchboard.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.base.CommandException;
import switchboard.imports.Found.Person;
import switchboard.imports.Found.Preference;

class SessionsSourceTest {

  @TempDir Path folder;

  private FoundList read(String json) {
    try {
      var file = Files.writeString(folder.resolve("sessions.json"), json);
      return FoundList.of(new SessionsSource(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> settings(FoundList found) {
    return found.of(Preference.class).stream()
        .map(it -> it.user().value() + " " + it.language() + " " + it.notifications())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"5":{"__language_code":"de-DE","cart":[{"lang":1}]}}\
        """,
        """
        {"telegraf:5:5":{"user":{"language":"de"}}}\
        """,
        """
        {"sessions":[{"id":"5:5","data":{"lang":"de"}}]}\
        """,
        """
        [{"key":"5","value":"{\\"__d\\":{\\"locale\\":\\"de\\"}}"}]\
        """,
        """
        {"sessions":{"5":{"language_code":"de"}}}\
        """,
      })
  void peopleAndTheirLanguageAreFoundInTheFormatsOfStores(String json) {
    var found = read(json);
    assertThat(found.of(Person.class)).extracting(it -> it.user().value()).containsExactly(5L);
    assertThat(settings(found)).containsExactly("5 de null");
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void notificationsAreReadAndNothingElseIsNeeded() {
    var found =
        read(
            """
            {"5":{"notifications":false},"6":{"subscribed":"yes","lang":"en"},"7":null,"8":[]}
            """);
    assertThat(found.of(Person.class)).hasSize(4);
    assertThat(settings(found)).containsExactly("5 null false", "6 en true");
  }

  @Test
  void groupsAndOtherKeysAreLeftOut() {
    assertThat(read("{\n\"-100:5\":{},\n\"5:-100\":{},\n\"x\":{},\n\"5:6\":{}}").problems())
        .containsExactly(
            "line 2, session “-100:5”: PERSON, IN_GROUP, skipped",
            "line 3, session “5:-100”: PERSON, IN_GROUP, skipped",
            "line 4, session “x”: PERSON, BAD_KEY, skipped",
            "line 5, session “5:6”: PERSON, BAD_KEY, skipped");
  }

  @Test
  void otherFilesAreRefused() {
    for (var json : List.of("", "5", "{\"5\":", "{5}", "\"x\"")) {
      assertThatThrownBy(() -> read(json)).as(json).isInstanceOf(CommandException.class);
    }
  }
}
