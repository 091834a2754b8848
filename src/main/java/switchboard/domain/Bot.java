package switchboard.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bot as its file describes it, checked: every id that is referred to exists.
 *
 * @param languages IETF tags, the first is the default
 * @param home the id of the main menu's screen
 * @param screens by id
 * @param formerly ids that screens had before, to their ids now
 * @param commands shown in Telegram's menu, in order: the product's own and the file's
 * @param themes at least one; the first is the default
 * @param phrases the product's own texts (questions, titles, errors) by key; a bot file may
 *     override
 */
public record Bot(
    String name,
    List<String> languages,
    String home,
    Map<String, Screen> screens,
    Map<String, String> formerly,
    List<BotCommand> commands,
    List<Theme> themes,
    Map<String, Words> phrases) {

  /**
   * @param name without slash, 1–32 of {@code a-z0-9_} (Bot API, BotCommand)
   */
  public record BotCommand(String name, Words description, Leads leads) {}

  /** What a command does. */
  public sealed interface Leads {

    record ToScreen(String screen) implements Leads {}

    record ToAction(Action action) implements Leads {}

    /** Leaves whatever is pending and shows the main menu. */
    record Cancels() implements Leads {}
  }

  /**
   * A look of the menu.
   *
   * @param button the pattern of a button's label, {@code {label}} stands for it
   */
  public record Theme(String id, Words label, String button) {}

  public String defaultLanguage() {
    return languages.getFirst();
  }

  /** The screen with this id, now or formerly. */
  public Optional<Screen> screen(String id) {
    var screen = screens.get(id);
    return Optional.ofNullable(
        screen != null ? screen : screens.get(formerly.getOrDefault(id, "")));
  }

  /** What the button is called that leads to a screen from the one that Back leads to. */
  public Optional<Words> label(Screen screen) {
    return Optional.ofNullable(screen.parent()).flatMap(this::screen).stream()
        .flatMap(parent -> parent.items().stream())
        .filter(item -> item instanceof Screen.Item.Open(_, var id) && id.equals(screen.id()))
        .map(Screen.Item::label)
        .findFirst();
  }

  public Screen homeScreen() {
    return screen(home).orElseThrow();
  }
}
