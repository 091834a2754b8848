package switchboard.domain;

/** A file in a message of the bot. */
public record Attachment(Kind kind, Source source) {

  /** How Telegram shows it. */
  public enum Kind implements Word {
    PHOTO,
    VIDEO,
    ANIMATION,
    AUDIO,
    DOCUMENT
  }

  /** Where it comes from. Stored with the call that sends it. */
  public sealed interface Source {

    /** Telegram fetches it. */
    record Web(String url) implements Source {}

    /**
     * A file beside the bot file.
     *
     * @param sha256 of its content, in hexadecimal digits
     * @param name shown to users, and by which Telegram tells its type
     */
    record Local(String sha256, String name) implements Source {}

    /**
     * A file of the media folder, which an operator sends.
     *
     * @param media the id of its row
     * @param name shown to the user
     */
    record Kept(long media, String name) implements Source {}
  }
}
