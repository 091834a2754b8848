package switchboard.testing;

import java.util.List;

/** The tables that updates fill. */
public final class UpdateTables {

  public static final List<String> OF_USERS =
      List.of(
          "user_preferences",
          "user_messages",
          "user_interactions",
          "conversations",
          "outbox",
          "quarantine",
          "users");

  private UpdateTables() {}

  /** Has a server forget all users and updates, so that another test can use it. */
  public static void clear(TestServer house) {
    house.settle();
    OF_USERS.forEach(table -> house.meddle("DELETE FROM " + table));
    house.meddle("DELETE FROM seen_updates");
  }
}
