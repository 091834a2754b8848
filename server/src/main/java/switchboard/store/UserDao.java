package switchboard.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.PeopleChanges.CountedUser;
import switchboard.store.sql.ColumnCipher;
import switchboard.store.sql.ConnectionFactory;
import switchboard.store.sql.Encrypted;
import switchboard.store.sql.InListPadding;
import switchboard.store.sql.Pipeline;
import switchboard.store.sql.RowBatch;

/** Users of the bot, with their latest Telegram profile. Every change updates the totals. */
public interface UserDao extends PeopleTotals, SqlObject {

  record UserRow(
      UserId userId,
      @Encrypted(column = "users.username", row = "userId") @Nullable String username,
      @Encrypted(column = "users.first_name", row = "userId") String firstName,
      @Encrypted(column = "users.last_name", row = "userId") @Nullable String lastName,
      @Nullable String languageCode,
      boolean isBot,
      @Nullable ChatId chatId,
      Instant createdAt,
      Instant lastActivity,
      boolean reachable) {

    /** This row as it replaces an earlier one: arrival and private chat stay. */
    UserRow over(UserRow earlier) {
      return new UserRow(
          userId,
          username,
          firstName,
          lastName,
          languageCode,
          earlier.isBot,
          chatId == null ? earlier.chatId : chatId,
          earlier.createdAt,
          isSoonAfter(earlier) ? earlier.lastActivity : lastActivity,
          chatId != null || earlier.reachable);
    }

    private boolean isSoonAfter(UserRow earlier) {
      return Duration.between(earlier.lastActivity, lastActivity).abs().compareTo(StoredUsers.STEP)
              < 0
          && CountedUser.of(earlier).day() == CountedUser.of(this).day();
    }

    public UserRow at(Instant time) {
      return new UserRow(
          userId,
          username,
          firstName,
          lastName,
          languageCode,
          isBot,
          chatId,
          createdAt,
          time,
          reachable);
    }

    UserRow reachable(boolean isReachable) {
      return new UserRow(
          userId,
          username,
          firstName,
          lastName,
          languageCode,
          isBot,
          chatId,
          createdAt,
          lastActivity,
          isReachable);
    }
  }

  /** For PostgreSQL. */
  String LOCK =
      "SELECT user_id FROM users WHERE user_id = ANY (CAST(? AS int8[])) ORDER BY user_id FOR UPDATE";

  /** A user and the time of the oldest data stored about them. */
  record Known(UserId userId, Instant since) {}

  /** Inserts or updates users; see {@link #save(Collection, StoredUsers)}. */
  default void save(List<UserRow> users) {
    save(users, stored(users.stream().map(UserRow::userId).toList()));
  }

  /**
   * Inserts or updates users, creating data keys. A user seen in their private chat becomes
   * reachable again. The last activity is written when it is a minute later or on another day.
   */
  default void save(Collection<UserRow> users, StoredUsers stored) {
    var writes = stored.put(users);
    add(writes.added());
    change(writes.changed());
    setActive(writes.active());
    addToTotals(writes.totals());
  }

  /** The rows of users as they are. */
  default StoredUsers stored(List<UserId> users) {
    ColumnCipher.of(getHandle()).loadKeys(users);
    return new StoredUsers(users.isEmpty() ? List.of() : among(InListPadding.list(users)));
  }

  /**
   * Locks the rows of users until the transaction ends, in ascending order, so that two
   * transactions do not wait for each other. Without effect where only one transaction writes at a
   * time.
   */
  default void lock(Collection<UserId> users) {
    var lock = getHandle().getConfig(SqlStatements.class).getAttribute(ConnectionFactory.ROW_LOCK);
    if (!"".equals(lock)) {
      var _ = locked(InListPadding.list(List.copyOf(users)));
    }
  }

  /** Like {@link #lock}, but with the next statement, which sees all that was committed before. */
  default void lockWithNext(Collection<UserId> users) {
    if (!Pipeline.later(getHandle(), LOCK, users)) {
      lock(users);
    }
  }

  @SqlQuery("SELECT user_id FROM users WHERE user_id IN (<users>) ORDER BY user_id <lock>")
  List<UserId> locked(@BindList("users") List<UserId> users);

  @SqlQuery("SELECT * FROM users WHERE user_id IN (<users>)")
  List<UserRow> among(@BindList("users") List<UserId> users);

  @SqlQuery("SELECT last_activity, language_code, reachable FROM users WHERE user_id = :userId")
  Optional<CountedUser> counted(@Bind("userId") UserId user);

  /** Fails with a conflict when another transaction has just added one of them. */
  @RowBatch(
      createsKeys = true,
      value =
          """
          INSERT INTO users (user_id, username, username_print, first_name, last_name, language_code,
                             is_bot, chat_id, created_at, last_activity, reachable)
          VALUES (:userId, :username, :username.print, :firstName, :lastName, :languageCode,
                  :isBot, :chatId, :createdAt, :lastActivity, :reachable)
          """)
  void add(List<UserRow> users);

  @RowBatch(
      createsKeys = true,
      key = "userId",
      value =
          """
          UPDATE users SET
            username = :username, username_print = :username.print, first_name = :firstName,
            last_name = :lastName, language_code = :languageCode, chat_id = :chatId,
            last_activity = :lastActivity, reachable = :reachable
          WHERE user_id = :userId
          """)
  void change(List<UserRow> users);

  @RowBatch(
      key = "userId",
      value = "UPDATE users SET last_activity = :lastActivity WHERE user_id = :userId")
  void setActive(List<UserRow> users);

  /** Returns whether it has changed. */
  default boolean setReachable(UserId userId, boolean reachable) {
    boolean changed = setReachableUncounted(userId, reachable);
    if (changed) {
      addToTotal("unreachable", reachable ? -1 : 1);
    }
    return changed;
  }

  @SqlUpdate(
      """
      UPDATE users SET reachable = :reachable
      WHERE user_id = :userId AND reachable <> :reachable
      """)
  boolean setReachableUncounted(
      @Bind("userId") UserId userId, @Bind("reachable") boolean reachable);

  @SqlQuery("SELECT * FROM users WHERE user_id = :userId")
  Optional<UserRow> find(@Bind("userId") UserId userId);

  /** The next users, ordered by user id. */
  default List<UserRow> after(long after, int limit) {
    ColumnCipher.of(getHandle()).loadKeys(numbersAfter(after, limit));
    return rowsAfter(after, limit);
  }

  @SqlQuery("SELECT user_id FROM users WHERE user_id > :after ORDER BY user_id LIMIT :limit")
  List<UserId> numbersAfter(@Bind("after") long after, @Bind("limit") int limit);

  @SqlQuery("SELECT * FROM users WHERE user_id > :after ORDER BY user_id LIMIT :limit")
  List<UserRow> rowsAfter(@Bind("after") long after, @Bind("limit") int limit);

  /**
   * Users with this username, by its fingerprint. There may be several, because usernames change
   * hands.
   */
  @SqlQuery("SELECT user_id FROM users WHERE username_print = :print ORDER BY user_id")
  List<UserId> byUsername(@Bind("print") String print);

  @SqlQuery("SELECT count(*) FROM users")
  long count();

  @SqlQuery(
      """
      SELECT user_id, created_at AS since FROM users WHERE user_id > :after
      ORDER BY user_id LIMIT :limit
      """)
  List<Known> knownAfter(@Bind("after") long after, @Bind("limit") int limit);

  /** User ids with outbox or quarantine rows but no row in {@code users}. */
  @SqlQuery(
      """
      SELECT user_id, min(since) AS since
      FROM (SELECT user_id, received_at AS since FROM quarantine
            UNION ALL SELECT user_id, created_at AS since FROM outbox) AS loose
      WHERE user_id IS NOT NULL AND user_id NOT IN (SELECT user_id FROM users)
      GROUP BY user_id
      """)
  List<Known> loose();

  /** Deletes a user; dependent rows are deleted by foreign keys. */
  default void delete(UserId userId) {
    lock(List.of(userId));
    var changes = new PeopleChanges();
    changes.replace(counted(userId).orElse(null), null);
    subtractRowsOf(userId);
    deleteUncounted(userId);
    addToTotals(changes);
  }

  @SqlUpdate("DELETE FROM users WHERE user_id = :userId")
  void deleteUncounted(@Bind("userId") UserId userId);
}
