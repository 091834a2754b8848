package switchboard.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message of the bot shows.
 *
 * @param html text in Telegram's HTML, 1–4096 characters after its entities are taken out; the
 *     caption of a file, up to 1024
 * @param keyboard rows of buttons; may be empty
 * @param screen id of the bot file's screen; absent for built-in content
 * @param file absent for a text message
 */
public record Content(
    String html, List<List<Button>> keyboard, @Nullable String screen, @Nullable Attachment file) {

  public Content(String html, List<List<Button>> keyboard) {
    this(html, keyboard, null);
  }

  public Content(String html, List<List<Button>> keyboard, @Nullable String screen) {
    this(html, keyboard, screen, null);
  }

  public Content with(List<List<Button>> other) {
    return new Content(html, other, screen, file);
  }

  public Content with(String otherHtml) {
    return new Content(otherHtml, keyboard, screen, file);
  }

  public Content with(Attachment other) {
    return new Content(html, keyboard, screen, other);
  }

  public Content withoutFile() {
    return new Content(html, keyboard, screen, null);
  }
}
