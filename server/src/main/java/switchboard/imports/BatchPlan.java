package switchboard.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.imports.Found.Message;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.MessageDao.MessageKey;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.RowIds;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.SessionDao.StoredSession;
import switchboard.store.StoredUsers;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;
import switchboard.store.sql.InListPadding;

/**
 * What a part of a source adds to the store. A dry run makes the same plans and writes none of
 * them, so it counts what an import does.
 */
final class BatchPlan {

  private static final String DEFAULT_LANGUAGE = "en";
  private static final long DAY = 86_400_000;

  private final ImportOptions options;
  private final Tally tally = new Tally();
  private final ImportedFigures figures = new ImportedFigures();

  private final StoredUsers stored;
  private final Set<MessageKey> messagesHere = new HashSet<>();
  private final Set<InteractionKey> interactionsHere = new HashSet<>();
  private final Set<UserId> preferencesHere = new HashSet<>();

  /** The users of this part, as they are after what has been planned. */
  private final Map<UserId, UserRow> current = new HashMap<>();

  /** The users to write, a row for each day: the store counts days of activity by these. */
  private final List<UserRow> users = new ArrayList<>();

  /** Their latest rows. */
  private final Map<UserId, UserRow> latest = new LinkedHashMap<>();

  private final List<PreferenceRow> preferences = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<Found.Interaction> interactions = new ArrayList<>();

  BatchPlan(Tables tables, ImportOptions options, List<Found.OfUser> found) {
    this.options = options;
    var people = found.stream().map(Found.OfUser::user).distinct().toList();
    stored = tables.users().stored(people);
    people.forEach(
        user -> stored.row(user).ifPresent(row -> current.put(user, UserMerge.stored(row))));
    if (!current.isEmpty()) {
      lookUp(tables, InListPadding.list(List.copyOf(current.keySet())), found);
    }
    found.forEach(this::plan);
  }

  /** What is stored already of users who are. */
  private void lookUp(Tables tables, List<UserId> people, List<Found.OfUser> found) {
    var numbers = new ArrayList<Long>();
    var times = new ArrayList<Instant>();
    boolean preference = false;
    for (var one : found) {
      switch (one) {
        case Message message -> numbers.add(MessageNumber.of(message, options));
        case Found.Interaction interaction -> times.add(at(interaction.at()));
        case Found.Preference _ -> preference = true;
        case Found.Person _, Found.Activity _ -> {}
      }
    }
    if (!numbers.isEmpty()) {
      messagesHere.addAll(tables.messages().known(people, InListPadding.list(numbers)));
    }
    if (!times.isEmpty()) {
      tables.interactions().at(people, InListPadding.list(times)).stream()
          .map(InteractionKey::of)
          .forEach(interactionsHere::add);
    }
    if (preference) {
      tables.sessions().of(people).stream()
          .filter(session -> session.language() != null)
          .map(StoredSession::userId)
          .forEach(preferencesHere::add);
    }
  }

  /** As exact as it is stored. */
  private Instant at(@Nullable Instant time) {
    return Instant.ofEpochMilli(
        Objects.requireNonNullElse(time, options.undatedAt()).toEpochMilli());
  }

  private void plan(Found.OfUser found) {
    switch (found) {
      case Found.Person person -> plan(person);
      case Found.Preference preference -> plan(preference);
      case Message message -> plan(message);
      case Found.Interaction interaction -> plan(interaction);
      case Found.Activity activity -> active(activity.user(), activity.at());
    }
  }

  private void plan(Found.Person person) {
    var here = current.get(person.user());
    if (here == null) {
      var added = UserMerge.added(person, options);
      step(added);
      tally.added(Kind.PERSON);
      if (person.createdAt() != null || person.lastActivity() != null) {
        figures.newcomer(added.createdAt());
      } else {
        tally.undated();
      }
    } else {
      tally.here(Kind.PERSON);
      step(UserMerge.filled(here, person.profile()));
    }
    if (person.lastActivity() != null) {
      active(person.user(), person.lastActivity());
    }
  }

  private void step(UserRow row) {
    current.put(row.userId(), row);
    var before = latest.put(row.userId(), row);
    if (before != null && day(before) != day(row)) {
      users.add(before);
    }
  }

  private static long day(UserRow row) {
    return row.lastActivity().toEpochMilli() / DAY;
  }

  /** Moves a user’s last activity forward; in a dry run, users of earlier parts have no row. */
  private void active(UserId user, Instant at) {
    var row = current.get(user);
    if (row != null && at.isAfter(row.lastActivity())) {
      step(row.at(at));
    }
  }

  private void plan(Found.Preference found) {
    if (preferencesHere.add(found.user())) {
      tally.added(Kind.PREFERENCE);
      preferences.add(
          new PreferenceRow(
              found.user(),
              language(found),
              !Boolean.FALSE.equals(found.notifications()),
              Objects.requireNonNullElse(found.theme(), ""),
              true,
              true,
              at(found.changedAt())));
    } else {
      tally.here(Kind.PREFERENCE);
    }
  }

  /** Or that of their app, or the original bot’s default. */
  private String language(Found.Preference found) {
    if (found.language() != null) {
      return found.language();
    }
    var row = current.get(found.user());
    var ofApp = row == null ? null : Values.chosenLanguage(row.languageCode());
    return Objects.requireNonNullElse(ofApp, DEFAULT_LANGUAGE);
  }

  private void plan(Message message) {
    var at = at(message.at());
    var key = new MessageKey(message.user(), message.chat(), MessageNumber.of(message, options));
    if (options.oldest() != null && at.isBefore(options.oldest())) {
      tally.skipped(message, Kind.MESSAGE, Reason.EXPIRED);
    } else if (messagesHere.contains(key)) {
      tally.here(Kind.MESSAGE);
    } else {
      tally.added(Kind.MESSAGE);
      messages.add(message);
      figures.message(at);
    }
    tally.at(at);
    active(message.user(), at);
  }

  private void plan(Found.Interaction found) {
    var at = at(found.at());
    if (interactionsHere.contains(InteractionKey.of(found, at))) {
      tally.here(Kind.INTERACTION);
    } else {
      tally.added(Kind.INTERACTION);
      interactions.add(found);
      figures.interaction(found.type(), at);
    }
    tally.at(at);
    active(found.user(), at);
  }

  Tally tally() {
    return tally;
  }

  /** Users first, because that creates their keys. */
  void write(Tables tables, RowIds ids) {
    users.addAll(latest.values());
    if (!users.isEmpty()) {
      tables.users().save(users, stored);
    }
    if (!preferences.isEmpty()) {
      tables.sessions().savePreferences(preferences);
    }
    if (!messages.isEmpty()) {
      tables.messages().add(messages.stream().map(it -> row(it, ids.message())).toList());
    }
    if (!interactions.isEmpty()) {
      tables
          .interactions()
          .add(interactions.stream().map(it -> row(it, ids.interaction())).toList());
    }
    figures.write(tables);
  }

  private MessageRow row(Message message, long id) {
    boolean isFile = !message.type().equals("text");
    return new MessageRow(
        id,
        message.user(),
        message.chat(),
        MessageNumber.of(message, options),
        message.text(),
        message.type(),
        isFile,
        isFile ? message.type() : null,
        null,
        null,
        at(message.at()));
  }

  private InteractionRow row(Found.Interaction found, long id) {
    return new InteractionRow(id, found.user(), found.type().word(), found.data(), at(found.at()));
  }
}
