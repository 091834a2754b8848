package switchboard.store.postgres;

/** How transactions begin: with settings for their statements, which all find rows by an index. */
enum PostgresTransaction {

  /**
   * A program that is halted inside a transaction must not keep its locks for long. Plans made
   * while tables are small would scan them.
   */
  WRITING(
      "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '5s'; "
          + "SET LOCAL idle_in_transaction_session_timeout = '4s'; SET LOCAL enable_seqscan = off; "
          + "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off"),

  /** Pages show few rows: parallel workers take longer to start than they save. */
  READING(
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; "
          + "SET LOCAL max_parallel_workers_per_gather = 0");

  private final String beginning;

  PostgresTransaction(String beginning) {
    this.beginning = beginning;
  }

  String begin() {
    return beginning;
  }
}
