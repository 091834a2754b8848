package switchboard.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A screen of the menu.
 *
 * @param id unique in the bot file; part of callback data
 * @param parent the screen that Back leads to; absent for the main menu
 * @param text Telegram's HTML with placeholders
 * @param media what it shows besides
 * @param columns buttons per row, 1–8
 * @param formerly former ids of this screen, for old buttons
 */
public record Screen(
    String id,
    @Nullable String parent,
    LocalizedText text,
    ScreenMedia media,
    List<Item> items,
    int columns,
    List<String> formerly) {

  /** A screen of text and buttons. */
  public Screen(
      String id,
      @Nullable String parent,
      LocalizedText text,
      List<Item> items,
      int columns,
      List<String> formerly) {
    this(id, parent, text, ScreenMedia.NONE, items, columns, formerly);
  }

  /** A button of a screen. */
  public sealed interface Item {

    LocalizedText label();

    record Open(LocalizedText label, String screen) implements Item {}

    record Link(LocalizedText label, LocalizedText url) implements Item {}

    record Copy(LocalizedText label, LocalizedText text) implements Item {}

    record Act(LocalizedText label, Action action) implements Item {}
  }
}
