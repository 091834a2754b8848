package switchboard.brain;

import static switchboard.markup.TelegramHtml.MAX_CAPTION_LENGTH;
import static switchboard.markup.TelegramHtml.MAX_LENGTH;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Action;
import switchboard.domain.Bot;
import switchboard.domain.Button;
import switchboard.domain.ButtonAddress;
import switchboard.domain.Content;
import switchboard.domain.Conversation.Browsing;
import switchboard.domain.Person;
import switchboard.domain.Screen;
import switchboard.domain.Screen.Item;
import switchboard.markup.TelegramHtml;

/** The screens of the bot file. */
final class Screens {

  private final BrainSetup setup;
  private final Bot bot;
  private final Map<String, String> languages;

  Screens(BrainSetup setup) {
    this.setup = setup;
    this.bot = setup.bot();
    // Cached, as the JDK's lookup is slow.
    languages =
        bot.languages().stream()
            .distinct()
            .collect(Collectors.toMap(tag -> tag, Languages::nativeName));
  }

  /** Whether the screen exists, or did in an earlier version of the bot file. */
  boolean knows(String id) {
    return bot.screen(id).isPresent() || setup.lineage().ancestors().containsKey(id);
  }

  /**
   * Opens a screen. Instead of a removed one, it shows the nearest existing ancestor with a notice.
   */
  Reply open(Turn turn, String id) {
    var screen = bot.screen(id);
    return screen.isPresent()
        ? show(turn, screen.get(), null)
        : show(turn, ancestor(id), Phrase.SCREEN_GONE)
            .withToast(turn.voice().plain(Phrase.SCREEN_GONE));
  }

  private Screen ancestor(String id) {
    return setup.lineage().of(id).stream()
        .map(bot::screen)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(bot::homeScreen);
  }

  Reply home(Turn turn, @Nullable Phrase notice) {
    return show(turn, bot.homeScreen(), notice);
  }

  private Reply show(Turn turn, Screen screen, @Nullable Phrase notice) {
    var language = turn.voice().language();
    var file = screen.media().file(language);
    var html = text(turn, screen, notice, file == null ? MAX_LENGTH : MAX_CAPTION_LENGTH);
    var content = new Content(html, keyboard(turn, screen), screen.id(), file);
    return Reply.show(turn, new Browsing(screen.id()), content, screen.media().above(language));
  }

  private String text(Turn turn, Screen screen, @Nullable Phrase notice, int most) {
    var voice = turn.voice();
    var template = new Template(voice.in(screen.text()));
    var head = notice == null ? "" : voice.html(notice) + "\n\n";
    var values = values(turn.person(), voice);
    var whole = head + template.html(values);
    var html = whole.length() <= most ? whole : fitted(head, template, values, most);
    return TelegramHtml.isBlank(html) ? TelegramHtml.escape(bot.name()) : html;
  }

  /** A screen that fills a whole message has no room for the notice above it. */
  private static String fitted(
      String head, Template template, Map<String, String> values, int most) {
    int room = most - TelegramHtml.length(head);
    return template.leastLength(values) > room
        ? template.html(values, most)
        : head + template.html(values, room);
  }

  private Map<String, String> values(Person person, LocalizedTexts voice) {
    var last = Objects.requireNonNullElse(person.lastName(), "");
    return Map.of(
        "first_name", person.firstName(),
        "last_name", last,
        "full_name", (person.firstName() + " " + last).strip(),
        "username", Objects.requireNonNullElse(person.username(), ""),
        "language", languages.getOrDefault(voice.language(), voice.language()),
        "bot", bot.name());
  }

  private List<List<Button>> keyboard(Turn turn, Screen screen) {
    var items = screen.items().stream().map(item -> button(turn, item)).toList();
    return new Keyboard().grid(items, screen.columns()).row(ways(turn, screen)).rows();
  }

  private Button button(Turn turn, Item item) {
    var voice = turn.voice();
    var label = voice.in(item.label());
    return switch (item) {
      case Item.Open(var _, var id) ->
          voice.callback(label, turn.carried(new ButtonAddress.Open(id)));
      case Item.Link(var _, var url) -> new Button.Link(voice.themed(label), voice.in(url));
      case Item.Copy(var _, var text) -> new Button.Copy(voice.themed(label), voice.in(text));
      case Item.Act(var _, var action) -> act(turn, label, action);
    };
  }

  // In a group, private actions link to the private chat.
  private Button act(Turn turn, String label, Action action) {
    if (turn.inPublic() && action != Action.HOME) {
      var link = DeepLink.to(setup.botUsername(), action);
      if (link.isPresent()) {
        return new Button.Link(turn.voice().themed(label), link.get());
      }
    }
    return turn.voice().callback(label, turn.carried(new ButtonAddress.Do(action)));
  }

  private List<Button> ways(Turn turn, Screen screen) {
    var ways = new ArrayList<Button>();
    var parent = screen.parent();
    if (screen.id().equals(bot.homeScreen().id())) {
      return ways;
    }
    if (parent != null) {
      ways.add(
          turn.voice().callback(Phrase.BUTTON_BACK, turn.carried(new ButtonAddress.Open(parent))));
    }
    if (parent == null || !parent.equals(bot.homeScreen().id())) {
      ways.add(
          turn.voice()
              .callback(Phrase.BUTTON_HOME, turn.carried(new ButtonAddress.Do(Action.HOME))));
    }
    return ways;
  }
}
