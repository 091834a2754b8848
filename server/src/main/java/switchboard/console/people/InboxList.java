package switchboard.console.people;

import static java.util.stream.Collectors.toMap;
import static switchboard.base.Sentence.sentence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.base.UserErrorException;
import switchboard.domain.Bot;
import switchboard.domain.UserId;
import switchboard.markup.MessageText;
import switchboard.store.MaskedRows;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.PeopleDao.Behind;
import switchboard.store.SessionDao.ActiveSession;
import switchboard.store.Tables;
import switchboard.store.WaitingDao.Count;
import switchboard.store.WaitingDao.WaitingRow;
import switchboard.store.sql.InListPadding;
import switchboard.web.Caller;

/**
 * Some of the users who wait, with what is shown about them.
 *
 * @param next where the next page begins; empty at the end
 */
record InboxList(
    List<WaitingRow> rows,
    String next,
    Map<UserId, MessageRow> firstMessages,
    Map<UserId, Integer> counts,
    Map<UserId, ActiveSession> places,
    PersonNames names) {

  private static final int ROWS = 50;
  private static final int SHOWN = 200;

  static InboxList read(Tables tables, boolean snoozed, String from, Instant now) {
    var behind = behind(from);
    var rows =
        snoozed
            ? tables.waiting().snoozed(behind, now, ROWS + 1)
            : tables.waiting().oldest(behind, now, ROWS + 1);
    var shown = rows.size() > ROWS ? rows.subList(0, ROWS) : rows;
    return of(tables, shown, rows.size() > ROWS ? cursor(shown.getLast(), snoozed) : "");
  }

  private static InboxList of(Tables tables, List<WaitingRow> rows, String next) {
    if (rows.isEmpty()) {
      return new InboxList(
          rows, next, Map.of(), Map.of(), Map.of(), PersonNames.of(tables, List.of()));
    }
    var users = rows.stream().map(WaitingRow::userId).toList();
    var names = PersonNames.of(tables, users); // fetches their keys
    var ids = InListPadding.list(users);
    return new InboxList(
        rows,
        next,
        tables.waiting().firstMessages(ids).stream()
            .collect(toMap(MessageRow::userId, row -> row, (one, _) -> one)),
        tables.waiting().messages(ids).stream()
            .collect(toMap(Count::userId, Count::messages, (one, _) -> one)),
        tables.sessions().activeOnes(ids).stream()
            .collect(toMap(ActiveSession::userId, row -> row, (one, _) -> one)),
        names);
  }

  private static Behind behind(String from) {
    if (from.isEmpty()) {
      return new Behind(Instant.EPOCH, new UserId(0));
    }
    if (!from.matches("[0-9]{1,17}-[0-9]{1,17}")) {
      throw UserErrorException.invalid("from", sentence("people.position.invalid"));
    }
    var parts = from.split("-", 2);
    return new Behind(
        Instant.ofEpochMilli(Long.parseLong(parts[0])), new UserId(Long.parseLong(parts[1])));
  }

  private static String cursor(WaitingRow row, boolean snoozed) {
    var at = snoozed && row.snoozedUntil() != null ? row.snoozedUntil() : row.since();
    return at.toEpochMilli() + "-" + row.userId().value();
  }

  /** Without names and texts. */
  InboxList masked() {
    var hidden =
        firstMessages.values().stream()
            .map(MaskedRows::message)
            .collect(toMap(MessageRow::userId, row -> row));
    return new InboxList(rows, next, hidden, counts, places, names.masked());
  }

  List<InboxPage.Line> lines(Bot bot, @Nullable Duration within, Caller reader, Instant now) {
    return rows.stream()
        .map(row -> line(row, bot, new Waiting(row, within, reader, "", now)))
        .toList();
  }

  private InboxPage.Line line(WaitingRow row, Bot bot, Waiting waiting) {
    var user = row.userId();
    var message = firstMessages.get(user);
    var place = places.get(user);
    return new InboxPage.Line(
        user,
        names.name(user),
        message == null || message.messageType().equals("text")
            ? ""
            : FileText.kind(message.messageType()),
        message == null || message.messageText() == null
            ? ""
            : MessageText.shorten(message.messageText(), SHOWN),
        counts.getOrDefault(user, 0),
        place == null
            ? null
            : CurrentScreen.of(bot, place.data(), bot.defaultLanguage(), names.firstName(user)),
        waiting);
  }
}
