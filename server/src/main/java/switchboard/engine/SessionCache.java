package switchboard.engine;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import switchboard.brain.Decider;
import switchboard.domain.Incoming;
import switchboard.domain.Person;
import switchboard.domain.Preferences;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.UserId;
import switchboard.store.ErasureDao.ErasureRow;
import switchboard.store.RecentUsers;
import switchboard.store.SessionDao.StoredSession;
import switchboard.store.StaffIds;
import switchboard.store.StoredJson;
import switchboard.store.Tables;
import switchboard.store.sql.InListPadding;

/** The sessions of the users in a batch: loaded together, then carried from update to update. */
final class SessionCache {

  private final Tables tables;
  private final Decider brain;
  private final Map<UserId, Session> sessions = new HashMap<>();
  private final Map<UserId, ErasureRow> erased = new HashMap<>();
  private final RecentUsers recent;
  private final StaffIds staff;

  SessionCache(Tables tables, Decider brain, RecentUsers recent, StaffIds staff) {
    this.tables = tables;
    this.brain = brain;
    this.recent = recent;
    this.staff = staff;
  }

  void load(List<ReceivedUpdate> updates) {
    var ids =
        updates.stream()
            .map(ReceivedUpdate::person)
            .filter(Objects::nonNull)
            .map(Person::id)
            .filter(id -> !staff.contains(id))
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      return;
    }
    tables.users().lockWithNext(ids);
    tables.keys().readAgain(ids);
    recent.begin(tables);
    recent.load(tables, ids);
    var unknown = ids.stream().filter(id -> recent.session(id) == null).toList();
    if (!unknown.isEmpty()) {
      var prints = unknown.stream().collect(Collectors.toMap(tables.keys()::person, id -> id));
      tables
          .erasures()
          .among(InListPadding.list(List.copyOf(prints.keySet())))
          .forEach(row -> erased.put(prints.get(row.person()), row));
    }
  }

  Session session(Person person) {
    return sessions.computeIfAbsent(person.id(), _ -> restored(person));
  }

  /** Whether the update was sent before its user was erased. */
  boolean isLate(ReceivedUpdate received) {
    var person = received.person();
    var erasure = person == null ? null : erased.get(person.id());
    if (erasure == null || !(received.incoming() instanceof Incoming.Said said)) {
      return false;
    }
    var asked = erasure.updateId();
    var sentAt = said.message().sentAt(); // Telegram's time, in whole seconds
    return asked == null
        ? sentAt.isBefore(erasure.erasedAt().truncatedTo(ChronoUnit.SECONDS))
        : received.updateId() < asked && !sentAt.isAfter(erasure.erasedAt());
  }

  void put(Session session) {
    sessions.put(session.user(), session);
  }

  private Session restored(Person person) {
    var stranger = brain.stranger(person.id(), person.languageCode());
    if (staff.contains(person.id())) {
      return stranger.with(Standing.STAFF);
    }
    var row = recent.session(person.id());
    if (row == null) {
      return erased.containsKey(person.id()) ? stranger.with(Standing.ERASED) : stranger;
    }
    return known(stranger, row);
  }

  private static Session known(Session stranger, StoredSession row) {
    var session = stranger.with(Standing.KNOWN);
    if (row.chatId() != null) {
      session = session.with(row.chatId());
    }
    if (row.language() != null && row.notifications() != null && row.theme() != null) {
      session =
          session.with(
              new Preferences(
                  row.language(),
                  row.notifications(),
                  row.theme(),
                  !Boolean.FALSE.equals(row.understand()),
                  !Boolean.FALSE.equals(row.figures())));
    }
    return row.data() == null
        ? session
        : session
            .with(StoredJson.conversation(row.data()))
            .in(row.topic() == null ? null : StoredJson.topic(row.topic()));
  }
}
