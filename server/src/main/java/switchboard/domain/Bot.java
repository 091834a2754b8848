package switchboard.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bot as defined by a checked bot file: every id that is referred to exists.
 *
 * @param languages IETF tags, the first is the default
 * @param home id of the main menu's screen
 * @param screens by id
 * @param formerly former ids of screens, to their current ids
 * @param commands in the order of Telegram's menu: built-in ones and those of the file
 * @param themes at least one; the first is the default
 * @param phrases the built-in texts (questions, titles, errors) by key; a bot file may override
 *     them
 * @param files the addresses (URI) of the files of its screens, by the SHA-256 of their content
 * @param freeText how it answers what is no command
 * @param answering how operators answer
 * @param goals what users should reach
 */
public record Bot(
    String name,
    List<String> languages,
    String home,
    Map<String, Screen> screens,
    Map<String, String> formerly,
    List<BotCommand> commands,
    List<Theme> themes,
    Map<String, LocalizedText> phrases,
    Map<String, String> files,
    FreeText freeText,
    Answering answering,
    List<Goal> goals) {

  /**
   * @param name without slash, 1–32 of {@code a-z0-9_} (Bot API, BotCommand)
   */
  public record BotCommand(String name, LocalizedText description, Leads leads) {}

  /** What a command does. */
  public sealed interface Leads {

    record ToScreen(String screen) implements Leads {}

    record ToAction(Action action) implements Leads {}

    /** Cancels an open question and shows the main menu. */
    record Cancels() implements Leads {}
  }

  /**
   * A look of the menu.
   *
   * @param button the pattern of a button's label, {@code {label}} stands for it
   */
  public record Theme(String id, LocalizedText label, String button) {}

  public String defaultLanguage() {
    return languages.getFirst();
  }

  /** The screen with this id, current or former. */
  public Optional<Screen> screen(String id) {
    var screen = screens.get(id);
    return Optional.ofNullable(
        screen != null ? screen : screens.get(formerly.getOrDefault(id, "")));
  }

  /** The label of the button that opens a screen from its parent. */
  public Optional<LocalizedText> label(Screen screen) {
    return Optional.ofNullable(screen.parent()).flatMap(this::screen).stream()
        .flatMap(parent -> parent.items().stream())
        .filter(item -> item instanceof Screen.Item.Open(_, var id) && id.equals(screen.id()))
        .map(Screen.Item::label)
        .findFirst();
  }

  /** Whether free text is answered with what it means. */
  public boolean understands() {
    return freeText.mode() == FreeText.Mode.UNDERSTAND;
  }

  public Screen homeScreen() {
    return screen(home).orElseThrow();
  }
}
