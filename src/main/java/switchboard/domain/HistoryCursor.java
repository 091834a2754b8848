package switchboard.domain;

/** Which page of somebody's messages, by the id of a neighbouring row: stable while rows come. */
public sealed interface HistoryCursor {

  record Newest() implements HistoryCursor {}

  /** The rows next older than this one. */
  record OlderThan(long id) implements HistoryCursor {}

  /** The rows next newer than this one. */
  record NewerThan(long id) implements HistoryCursor {}
}
