package switchboard.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchboard.domain.UserId;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.Tables;
import switchboard.testing.History.Found;
import switchboard.testing.History.Reply;
import switchboard.testing.History.Total;

/** Reads the history of a crowd from the database of some instances. */
public record HistoryReader(Crowd crowd, Received received, Instances instances) {

  /** A backlog is sent at the rate of each chat. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Waits until all is sent and all erasures are complete. */
  public void awaitAllDone() {
    Eventually.holds(
        "all is sent",
        PATIENCE,
        () ->
            instances.count("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')")
                == 0);
    Eventually.holds(
        "all is erased",
        () -> instances.count("SELECT count(*) FROM keys.erasures_under_way") == 0);
  }

  public History read() {
    return new History(crowd.owed(), found(), totals());
  }

  private Map<Long, Found> found() {
    var got = received.byUser();
    var found = new HashMap<Long, Found>();
    try (var store = instances.openStore()) {
      for (long user : crowd.ids()) {
        var received = got.getOrDefault(user, List.of());
        found.put(user, store.readNow(tables -> found(tables, new UserId(user), received)));
      }
    }
    return found;
  }

  private static Found found(Tables tables, UserId user, List<Mark> received) {
    var texts =
        tables.messages().of(user).stream()
            .sorted(Comparator.comparingLong(MessageRow::id))
            .map(row -> String.valueOf(row.messageText()))
            .toList();
    var replies =
        tables.outbox().of(user).stream().map(row -> new Reply(Mark.of(row), row.state())).toList();
    return new Found(texts, replies, received);
  }

  /** The replies of the users that faults are about, as they are stored and were received. */
  public String details(List<String> faults) {
    var details = new StringBuilder();
    try (var store = instances.openStore()) {
      for (long user : crowd.ids()) {
        if (faults.stream().anyMatch(fault -> fault.startsWith(user + ":"))) {
          store
              .readNow(tables -> tables.outbox().of(new UserId(user)))
              .forEach(row -> details.append(Mark.of(row)).append(' ').append(row).append('\n'));
          received.of(user).forEach(call -> details.append(call).append('\n'));
        }
      }
    }
    return details.toString();
  }

  private List<Total> totals() {
    var totals =
        new ArrayList<>(
            List.of(
                total("users", "users"),
                total("messages", "user_messages"),
                total("interactions", "user_interactions"),
                sum("people_by_language", "people", count("users")),
                sum("people_by_last_day", "people", count("users")),
                sum("screen_figures", "opened", sum("hourly_figures", "taps + commands"))));
    totals.addAll(crowd.totals(column -> sum("hourly_figures", column)));
    return totals;
  }

  private Total total(String name, String table) {
    return new Total(
        name,
        instances.count("SELECT total FROM statistics WHERE name = '" + name + "'"),
        count(table));
  }

  private Total sum(String table, String column, long counted) {
    return new Total(table, sum(table, column), counted);
  }

  private long sum(String table, String column) {
    return instances.count("SELECT COALESCE(sum(" + column + "), 0) FROM " + table);
  }

  private long count(String table) {
    return instances.count("SELECT count(*) FROM " + table);
  }
}
