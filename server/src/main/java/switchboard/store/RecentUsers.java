package switchboard.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.store.MessageDao.Amendment;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.SessionDao.StoredSession;
import switchboard.store.UserDao.UserRow;
import switchboard.store.WaitingDao.WaitingRow;
import switchboard.store.sql.Database;
import switchboard.store.sql.InListPadding;

/**
 * Write-through cache of what is stored about recently active users, so that their next update need
 * not read it. Any other write, by this process or another, clears it, and so does a rollback. With
 * several instances on one database it is valid for one batch, whose users are locked. Used by the
 * writer thread only.
 */
public final class RecentUsers {

  /** How many of a user's newest messages are read: a page, and one more if there is one. */
  public static final int MESSAGES = 6;

  private static final int MOST_USERS = 10_000;

  /** The most characters of one user's messages in the cache; longer ones are read each time. */
  private static final int MOST_TEXT = 2_000;

  /**
   * What is stored about a user.
   *
   * @param newest their newest messages, newest first; null when not read yet
   */
  private record Recent(StoredSession session, UserRow row, @Nullable List<MessageRow> newest) {

    static Recent added(UserRow row) {
      var session =
          new StoredSession(
              row.userId(), row.chatId(), null, null, null, null, null, null, null, null);
      return new Recent(session, row, null);
    }

    Recent with(StoredSession other) {
      return new Recent(other, row, newest);
    }

    Recent with(UserRow other) {
      return new Recent(session.with(other.chatId()), other, newest);
    }

    Recent withMessages(@Nullable List<MessageRow> other) {
      return new Recent(session, row, other != null && isShort(other) ? other : null);
    }

    Recent before(MessageRow added) {
      if (newest == null) {
        return this;
      }
      var longer = new ArrayList<MessageRow>();
      longer.add(added);
      longer.addAll(newest.subList(0, Math.min(newest.size(), MESSAGES - 1)));
      return withMessages(longer);
    }

    private static boolean isShort(List<MessageRow> messages) {
      return messages.stream()
              .map(MessageRow::messageText)
              .filter(Objects::nonNull)
              .mapToInt(text -> text.indexOf('\0') < 0 ? text.length() : MOST_TEXT + 1)
              .sum()
          <= MOST_TEXT;
    }
  }

  private final Database database;
  private long version;
  private final Map<UserId, Recent> users =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Recent> eldest) {
          return size() > MOST_USERS;
        }
      };

  RecentUsers(Database database) {
    this.database = database;
  }

  /** Begins a batch: clears the cache if another connection has written. */
  public void begin(Tables tables) {
    long now = database.isShared() ? version + 1 : tables.commitsOfOthers(database);
    if (now != version) {
      users.clear();
      version = now;
    }
  }

  /** Reads what is not known of these users. */
  public void load(Tables tables, List<UserId> wanted) {
    var missing = wanted.stream().filter(user -> !users.containsKey(user)).toList();
    if (missing.isEmpty()) {
      return;
    }
    var sessions =
        tables.sessions().of(InListPadding.list(missing)).stream()
            .collect(Collectors.toMap(StoredSession::userId, session -> session, (a, _) -> a));
    var rows = tables.users().stored(List.copyOf(sessions.keySet()));
    sessions.forEach((user, session) ->
        rows.row(user).ifPresent(row -> users.put(user, new Recent(session, row, null))));
  }

  /** Their session; null for users who are not stored. */
  public @Nullable StoredSession session(UserId user) {
    var recent = users.get(user);
    return recent == null ? null : recent.session();
  }

  /** Their profile as it is stored; null for users who are not. */
  public @Nullable UserRow row(UserId user) {
    var recent = users.get(user);
    return recent == null ? null : recent.row();
  }

  /** The {@link #MESSAGES} newest messages of users, newest first. */
  public Map<UserId, List<MessageRow>> newest(Tables tables, List<UserId> wanted) {
    var found = new HashMap<UserId, List<MessageRow>>();
    var unread = new ArrayList<UserId>();
    for (var user : wanted) {
      var recent = users.get(user);
      if (recent == null || recent.newest() == null) {
        unread.add(user);
      } else {
        found.put(user, recent.newest());
      }
    }
    if (!unread.isEmpty()) {
      tables.messages().newestOf(InListPadding.list(unread), MESSAGES - 1).stream()
          .collect(Collectors.groupingBy(MessageRow::userId))
          .forEach((user, messages) -> {
            found.put(user, messages);
            change(user, recent -> recent.withMessages(messages));
          });
    }
    return found;
  }

  /** Writes what differs of users, and adds new ones. */
  public void saveUsers(Tables tables, List<UserRow> rows) {
    var stored =
        new StoredUsers(
            rows.stream()
                .map(row -> users.get(row.userId()))
                .filter(Objects::nonNull)
                .map(Recent::row)
                .toList());
    tables.users().save(rows, stored);
    for (var row : rows) {
      var user = row.userId();
      var now = stored.row(user).orElseThrow();
      users.merge(user, Recent.added(now), (recent, _) -> recent.with(now));
    }
  }

  public void savePreferences(Tables tables, List<PreferenceRow> rows) {
    tables.sessions().savePreferences(rows);
    rows.forEach(row -> change(row.userId(), recent -> recent.with(recent.session().with(row))));
  }

  /** Writes those that differ from what is stored in more than their time. */
  public void saveConversations(Tables tables, List<ConversationRow> rows) {
    var changed = rows.stream().filter(this::differs).toList();
    if (!changed.isEmpty()) {
      tables.sessions().saveConversations(changed);
      changed.forEach(
          row -> change(row.userId(), recent -> recent.with(recent.session().with(row))));
    }
  }

  private boolean differs(ConversationRow row) {
    var stored = session(row.userId());
    return stored == null || !stored.equals(stored.with(row));
  }

  public void addMessages(Tables tables, List<MessageRow> added) {
    tables.messages().add(added);
    added.forEach(row -> change(row.userId(), recent -> recent.before(row)));
  }

  public void amendMessages(Tables tables, UserId user, List<Amendment> rows) {
    tables.messages().amend(rows);
    change(user, recent -> recent.withMessages(null));
  }

  public void setReachable(Tables tables, UserId user, boolean reachable) {
    var _ = tables.users().setReachable(user, reachable);
    change(user, recent -> recent.with(recent.row().reachable(reachable)));
  }

  /** Adds users who do not wait yet. */
  public void awaitAnswer(Tables tables, List<WaitingRow> added) {
    if (!added.isEmpty()) {
      tables.waiting().add(added);
      added.forEach(row -> setWaiting(row.userId(), row.since()));
    }
  }

  /** Ends the wait of those who wait. */
  public void stopWaiting(Tables tables, List<UserId> wanted) {
    var ended = wanted.stream().filter(this::waits).toList();
    if (!ended.isEmpty()) {
      tables.waiting().end(InListPadding.list(ended));
      ended.forEach(user -> setWaiting(user, null));
    }
  }

  public boolean waits(UserId user) {
    var stored = session(user);
    return stored != null && stored.waitingSince() != null;
  }

  private void setWaiting(UserId user, @Nullable Instant since) {
    change(user, recent -> recent.with(recent.session().waiting(since)));
  }

  private void change(UserId user, UnaryOperator<Recent> change) {
    users.computeIfPresent(user, (_, recent) -> change.apply(recent));
  }

  /** The user was deleted. */
  public void forget(UserId user) {
    users.remove(user);
  }

  void clear() {
    users.clear();
  }
}
