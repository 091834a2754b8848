package switchboard.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file to import. */
public interface Source {

  /** Takes what is found, and how much of the source has been read. */
  interface Sink {
    void take(Found found);

    default void progress(long done, long all) {}
  }

  /**
   * Reads it from its beginning, which may be repeated. Messages and interactions come in the order
   * of their times as far as the source has one.
   *
   * @throws switchboard.base.CommandException when it cannot be read
   */
  void read(Sink sink);

  /** What an operator should know about it, a sentence each. */
  List<String> notes();

  /** The bot that its people wrote to; null when it does not say. */
  default @Nullable NamedBot bot() {
    return null;
  }

  /**
   * @param id of the bot, as its token begins
   */
  record NamedBot(String id, String name) {}
}
