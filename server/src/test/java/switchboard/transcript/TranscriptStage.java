package switchboard.transcript;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The environment of a transcript: people, a group with all of them, the bot, a clock. */
public interface TranscriptStage {

  void name(String who, String name);

  void language(String who, String languageCode);

  void say(String who, boolean inGroup, String text);

  /**
   * @param type the Bot API's field name
   */
  void send(String who, String type, @Nullable String caption);

  /** Sends an album of photos with the caption on the last. */
  void sendAlbum(String who, boolean inGroup, int parts, @Nullable String caption);

  void edit(String who, String before, String after);

  void tap(String who, boolean inGroup, String label);

  void tapAgain(String who);

  void forge(String who, String data);

  void reach(String who, boolean reachable);

  void pass(Duration duration);

  void botFile(String version);

  /**
   * The next action of the bot; each is returned once, in order.
   *
   * @return empty if everything was answered and no action is left
   */
  Optional<SeenMessages> next();
}
