package switchboard.store;

import switchboard.domain.UserId;

/** The figures about the people known now. */
public final class PeopleFigures {

  private PeopleFigures() {}

  /** Subtracts a user from them, and deletes what was kept for that. */
  public static void leave(Tables tables, UserId user) {
    JourneyChanges.leave(tables, user);
    tables.goals().leave(user);
  }
}
