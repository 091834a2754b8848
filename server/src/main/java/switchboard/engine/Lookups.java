package switchboard.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import switchboard.brain.Brain;
import switchboard.brain.Decider;
import switchboard.domain.Call;
import switchboard.domain.Effect;
import switchboard.domain.FileState;
import switchboard.domain.HistoryCursor;
import switchboard.domain.QueryResult;
import switchboard.domain.UserId;
import switchboard.store.ExportDao.ExportRow;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.PersonalData;
import switchboard.store.RecentUsers;
import switchboard.store.StaffIds;
import switchboard.store.Tables;

/** Answers the brain's lookups from the database. */
final class Lookups {

  private static final int DISCLOSURES = 3;

  /** Telegram takes files of 50 MB. */
  private static final long MAX_ARCHIVE_BYTES = 45_000_000;

  private static final Effect.Question NEWEST =
      new Effect.Question.History(new HistoryCursor.Newest());

  /** Minimum time between exports of one user, because an export is expensive. */
  private static final Duration BETWEEN_EXPORTS = Duration.ofMinutes(10);

  private final Tables tables;
  private final Decider brain;
  private final RecentUsers recent;
  private final StaffLinking staffLinking;

  /** The newest messages of those who ask for them. */
  private Map<UserId, List<MessageRow>> newest = Map.of();

  Lookups(Tables tables, Decider brain, RecentUsers recent, StaffIds staff) {
    this.tables = tables;
    this.brain = brain;
    this.recent = recent;
    staffLinking = new StaffLinking(tables, staff);
  }

  /** Reads at once what the most frequent lookups need. */
  void load(Stream<Effect.Lookup> lookups) {
    var users =
        lookups
            .filter(lookup -> lookup.question().equals(NEWEST))
            .map(Effect.Lookup::user)
            .distinct()
            .toList();
    if (!users.isEmpty()) {
      newest = recent.newest(tables, users);
    }
  }

  Call answer(Effect.Lookup lookup, Instant at) {
    var user = lookup.user();
    QueryResult found =
        switch (lookup.question()) {
          case Effect.Question.History history -> history(user, history.cursor());
          case Effect.Question.Export _ -> export(user, at);
          case Effect.Question.Disclosures _ -> disclosures(user);
          case Effect.Question.StaffLink link ->
              new QueryResult.StaffLink(
                  staffLinking.link(user, lookup.target().chat(), link.code(), at).orElse(null));
        };
    return brain.complete(lookup, found);
  }

  private QueryResult.History history(UserId user, HistoryCursor cursor) {
    return switch (cursor) {
      case HistoryCursor.Newest _ -> newest(newest.getOrDefault(user, List.of()));
      case HistoryCursor.OlderThan older -> older(user, older.id(), true);
      case HistoryCursor.NewerThan newer -> newer(user, newer.id());
    };
  }

  private static QueryResult.History newest(List<MessageRow> rows) {
    return page(firstOf(rows), rows.size() > Brain.MESSAGES_A_PAGE, false);
  }

  private QueryResult.History older(UserId user, long before, boolean hasNewer) {
    var rows = tables.messages().olderThan(user, before, Brain.MESSAGES_A_PAGE + 1);
    if (rows.isEmpty() && hasNewer) {
      return older(user, Long.MAX_VALUE, false);
    }
    return page(firstOf(rows), rows.size() > Brain.MESSAGES_A_PAGE, hasNewer);
  }

  /** The next newer page. At the newest end it is filled up to a full first page. */
  private QueryResult.History newer(UserId user, long after) {
    var rows = tables.messages().newerThan(user, after, Brain.MESSAGES_A_PAGE + 1);
    if (rows.size() <= Brain.MESSAGES_A_PAGE) {
      return older(user, Long.MAX_VALUE, false);
    }
    return page(firstOf(rows).reversed(), true, true);
  }

  private static List<MessageRow> firstOf(List<MessageRow> rows) {
    return rows.subList(0, Math.min(Brain.MESSAGES_A_PAGE, rows.size()));
  }

  private static QueryResult.History page(
      List<MessageRow> rows, boolean hasOlder, boolean hasNewer) {
    return new QueryResult.History(rows.stream().map(Lookups::saved).toList(), hasOlder, hasNewer);
  }

  private static QueryResult.SavedMessage saved(MessageRow row) {
    return new QueryResult.SavedMessage(
        row.id(), row.messageText(), row.messageType(), row.editedAt() != null, row.timestamp());
  }

  private QueryResult disclosures(UserId user) {
    var newest =
        tables.disclosures().of(user, DISCLOSURES).stream()
            .map(row -> new QueryResult.Disclosed(row.openedAt(), row.reason()))
            .toList();
    return new QueryResult.Disclosures(newest, tables.disclosures().count(user));
  }

  private QueryResult export(UserId user, Instant at) {
    var again =
        tables
            .exports()
            .of(user)
            .map(ExportRow::exportedAt)
            .orElse(Instant.EPOCH)
            .plus(BETWEEN_EXPORTS);
    if (at.isBefore(again)) {
      return new QueryResult.ExportedJustNow(again, at);
    }
    if (tables.users().find(user).isPresent()) {
      tables.exports().note(user, at);
    }
    var data = PersonalData.of(tables, user);
    return new QueryResult.Export(ExportDocument.of(data, at), portions(data.media()));
  }

  private static List<List<Long>> portions(List<MediaRow> files) {
    var portions = new ArrayList<List<Long>>();
    long room = 0;
    for (var file : files) {
      long bytes = file.bytes() == null ? 0 : file.bytes();
      if (file.state() != FileState.STORED || bytes > MAX_ARCHIVE_BYTES) {
        continue;
      }
      if (bytes > room) {
        portions.add(new ArrayList<>());
        room = MAX_ARCHIVE_BYTES;
      }
      portions.getLast().add(file.id());
      room -= bytes;
    }
    return portions;
  }
}
