package switchboard.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message of the bot shows.
 *
 * @param html text in Telegram's HTML, 1–4096 characters after its entities are taken out
 * @param keyboard rows of buttons; may be empty
 * @param screen id of the bot file's screen; absent for built-in content
 */
public record Content(String html, List<List<Button>> keyboard, @Nullable String screen) {

  public Content(String html, List<List<Button>> keyboard) {
    this(html, keyboard, null);
  }
}
