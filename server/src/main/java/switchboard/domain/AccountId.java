package switchboard.domain;

/** The row id of an administrator account. */
public record AccountId(long value) implements NumericId {}
