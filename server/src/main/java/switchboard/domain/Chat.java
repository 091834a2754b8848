package switchboard.domain;

/** The chat of a message or button. */
public record Chat(ChatId id, Kind kind) {

  /**
   * Supergroups count as groups; everything else that is not a private chat counts as a channel.
   */
  public enum Kind {
    PRIVATE,
    GROUP,
    CHANNEL
  }

  public boolean isPrivate() {
    return kind == Kind.PRIVATE;
  }
}
