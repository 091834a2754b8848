package switchboard.domain;

/** A Telegram user's id: a positive number of at most 52 significant bits (Bot API, User). */
public record UserId(long value) implements NumericId {}
