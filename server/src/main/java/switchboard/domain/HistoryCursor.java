package switchboard.domain;

/** A page of a user's messages, by the id of a neighbouring row: stable while rows are added. */
public sealed interface HistoryCursor {

  record Newest() implements HistoryCursor {}

  /** The rows next older than this one. */
  record OlderThan(long id) implements HistoryCursor {}

  /** The rows next newer than this one. */
  record NewerThan(long id) implements HistoryCursor {}
}
