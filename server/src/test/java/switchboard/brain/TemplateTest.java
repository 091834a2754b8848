package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private static String filled(String text, String name) {
    return new Template(text).html(Map.of("first_name", name, "last_name", "", "username", name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello {first_name}, welcome! | Hello, welcome!",
        "Hello, {first_name}, welcome! | Hello, welcome!",
        "Hello {first_name}! | Hello!",
        "Hello, {first_name}. Sit down. | Hello. Sit down.",
        "¡Hola, {first_name}! | ¡Hola!",
        "Bonjour {first_name} ! | Bonjour !",
        "你好，{first_name}！ | 你好！",
        "مرحبًا {first_name}، أهلًا | مرحبًا، أهلًا",
        "Dear {first_name} from afar | Dear from afar",
        "Hi {first_name} 👋 | Hi 👋",
        "{first_name}, welcome! | Welcome!",
        "{first_name}! Welcome. | Welcome.",
        "{first_name} is here | Is here",
        "Hi {first_name} {last_name}! | Hi!",
        "Hello <b>{first_name}</b>, welcome | Hello<b></b>, welcome",
        "<b>Hello {first_name}</b>, welcome | <b>Hello</b>, welcome",
        "You (@{username}) are in | You are in",
        "Yours, @{username} | Yours",
        "Name: {first_name} | Name:",
        "<a href=\"https://t.me/{username}\">x</a> | <a href=\"https://t.me/\">x</a>",
      })
  void anEmptyValueLeavesNoGap(String text, String shown) {
    assertThat(filled(text, "")).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u3164", "\u200B\u2060", "\u202E", "\0\u001B", "\u2028"})
  void aValueThatShowsNothingIsAnEmptyOne(String name) {
    assertThat(filled("Hello {first_name}, welcome!\n{first_name}\nBye", name))
        .isEqualTo("Hello, welcome!\n\nBye");
  }

  @ParameterizedTest
  @CsvSource({
    "Ann Lee, Hello Ann Lee!",
    "<b>, Hello &lt;b&gt;!",
    "{last_name}, Hello {last_name}!",
    "e\u0301\u0301, Hello e\u0301\u0301!"
  })
  void aValueIsShownAsItIs(String name, String shown) {
    assertThat(filled("Hello {first_name} {last_name}!", name)).isEqualTo(shown);
  }
}
