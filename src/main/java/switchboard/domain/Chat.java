package switchboard.domain;

/** Where something was said. */
public record Chat(ChatId id, Kind kind) {

  /** Supergroups count as groups; everything else that is not a dialogue counts as a channel. */
  public enum Kind {
    PRIVATE,
    GROUP,
    CHANNEL
  }

  public boolean isPrivate() {
    return kind == Kind.PRIVATE;
  }
}
