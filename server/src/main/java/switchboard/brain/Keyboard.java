package switchboard.brain;

import java.util.ArrayList;
import java.util.List;
import switchboard.domain.Button;

/** Rows of buttons, from top to bottom. */
final class Keyboard {

  private final List<List<Button>> rows = new ArrayList<>();

  Keyboard row(Button... buttons) {
    return row(List.of(buttons));
  }

  /** Adds a row; nothing without buttons, as Telegram has no empty rows. */
  Keyboard row(List<Button> buttons) {
    if (!buttons.isEmpty()) {
      rows.add(List.copyOf(buttons));
    }
    return this;
  }

  Keyboard grid(List<Button> buttons, int columns) {
    for (int from = 0; from < buttons.size(); from += columns) {
      row(buttons.subList(from, Math.min(from + columns, buttons.size())));
    }
    return this;
  }

  List<List<Button>> rows() {
    return List.copyOf(rows);
  }
}
