package switchboard.transcript;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a transcript is played: people, a group that all of them are in, the bot, a clock. */
public interface Stage {

  void name(String who, String name);

  void language(String who, String languageCode);

  void say(String who, boolean inGroup, String text);

  /**
   * @param type the Bot API's field name
   */
  void send(String who, String type, @Nullable String caption);

  /** Photos that were sent as one, the caption below the last. */
  void sendAlbum(String who, boolean inGroup, int parts, @Nullable String caption);

  void edit(String who, String before, String after);

  void tap(String who, boolean inGroup, String label);

  void tapAgain(String who);

  void forge(String who, String data);

  void reach(String who, boolean reachable);

  void pass(Duration duration);

  void botFile(String version);

  /**
   * What the bot did next, each told once, in order.
   *
   * @return empty when all that was done has been answered and nothing is left
   */
  Optional<Seen> next();
}
