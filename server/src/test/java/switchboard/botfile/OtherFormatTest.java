package switchboard.botfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A menu that was written for another program: as it is, and as its owner writes it here. */
class OtherFormatTest {

  /** Pages of links, in the format of a small Telegram bot. */
  private static final String OTHER =
      """
      main_menu_text: "👇 What are you looking for?"
      home_button_text: "⤴️ Main menu"
      page_name_format: "📝 {}"
      pages:
      - name: Trains
        keyboard:
        - text: Timetable
          url: https://trains.example.org

        - text: Tickets
          url: https://tickets.example.org/

      - name: Museums
        keyboard:
        - text: Open today
          url: https://museums.example.org
      """;

  private static final String OURS =
      """
      name: Guide
      languages: [en]
      menu:
        id: home
        text: "👇 What are you looking for?"
        items:
        - id: trains
          label: "📝 Trains"
          text: Trains
          items:
          - label: Timetable
            url: https://trains.example.org

          - label: Tickets
            url: https://tickets.example.org/

        - id: museums
          label: "📝 Museums"
          text: Museums
          items:
          - label: Open today
            url: https://museums.example.org
      """;

  @Test
  void eachKeyOfTheOtherProgramIsNamedAndWhatIsMissingToo() {
    assertThat(ParsedBotFile.problems(OTHER))
        .map(problem -> problem.replaceFirst("; allowed here: .*", ""))
        .containsExactly(
            "bot.yaml:1:1: the file needs `languages` – add `languages: [en]`; the first is the default",
            "bot.yaml:1:1: the file needs `menu` – add `menu:` with `id`, `text` and `items`",
            "bot.yaml:1:1: the file needs `name` – add `name:` with the bot's name",
            "bot.yaml:1:1: unknown key `main_menu_text` in the file – remove it",
            "bot.yaml:2:1: unknown key `home_button_text` in the file – remove it",
            "bot.yaml:3:1: unknown key `page_name_format` in the file – remove it",
            "bot.yaml:4:1: unknown key `pages` in the file – remove it");
  }

  @Test
  void writtenWithOurKeysItHasItsScreensAndLinks() {
    var bot = ParsedBotFile.bot(OURS);
    assertThat(bot.screens()).containsOnlyKeys("home", "trains", "museums");
    assertThat(bot.screens())
        .hasEntrySatisfying("trains", trains -> assertThat(trains.items()).hasSize(2));
  }
}
