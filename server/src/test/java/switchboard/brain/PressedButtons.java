package switchboard.brain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Button;
import switchboard.domain.Content;

/** Helper for the buttons of a message. */
final class PressedButtons {

  private PressedButtons() {}

  /** The callback data of the button with this label; null if none has it. */
  static @Nullable String data(Content content, String label) {
    return content.keyboard().stream()
        .flatMap(List::stream)
        .filter(button -> button.label().equals(label))
        .map(button -> button instanceof Button.Callback(var _, var data) ? data : "no callback")
        .findFirst()
        .orElse(null);
  }
}
