package switchboard.domain;

/** A Telegram chat's id: at most 52 significant bits, negative for groups (Bot API, Chat). */
public record ChatId(long value) implements NumericId {}
