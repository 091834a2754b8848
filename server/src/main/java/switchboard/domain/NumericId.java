package switchboard.domain;

/** An id that is a number, as a type of its own: ids of different things cannot be mixed up. */
public sealed interface NumericId permits AccountId, ChatId, UserId {

  long value();
}
