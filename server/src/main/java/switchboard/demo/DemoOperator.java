package switchboard.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import switchboard.app.Server;
import switchboard.domain.UserId;
import switchboard.operations.ReplyService;
import switchboard.store.PeopleDao.Behind;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.Tables;
import switchboard.store.WaitingDao.WaitingRow;

/** Answers users who wait in the demo's history: by day, most of them soon, some late. */
final class DemoOperator {

  private static final String NAME = "Nora";
  private static final int OPENS = 8;
  private static final int CLOSES = 22;
  private static final int MAX_AT_ONCE = 50;

  /** Minutes until an answer; each as likely as the others. */
  private static final int[] MINUTES = {2, 4, 6, 9, 12, 18, 25, 40, 75, 200};

  private final Server server;
  private final DemoClock clock;
  private final ReplyService replies;

  DemoOperator(Server server, DemoClock clock) {
    this.server = server;
    this.clock = clock;
    replies = new ReplyService(server.store(), server.pipeline(), clock);
  }

  /** Answers those whose time has come. */
  void work() {
    var now = clock.instant();
    int hour = now.atZone(ZoneId.systemDefault()).getHour();
    if (server.bot().answering().canned().isEmpty() || hour < OPENS || hour >= CLOSES) {
      return;
    }
    var begin = new Behind(Instant.EPOCH, new UserId(0));
    server
        .store()
        .readNow(tables -> tables.waiting().oldest(begin, now, MAX_AT_ONCE))
        .stream()
        .filter(row -> !row.since().plus(pause(row)).isAfter(now))
        .forEach(row -> answer(row.userId()));
  }

  private static Duration pause(WaitingRow row) {
    var dice = new Random(row.userId().value() ^ row.since().toEpochMilli());
    return Duration.ofMinutes(MINUTES[dice.nextInt(MINUTES.length)]);
  }

  private void answer(UserId user) {
    if (server.store().readNow(tables -> isReachable(tables, user))) {
      var thanks = server.bot().answering().canned().getLast().text();
      replies.send(user, thanks.in(language(user)), NAME, null);
    }
  }

  private static boolean isReachable(Tables tables, UserId user) {
    return tables
        .users()
        .find(user)
        .filter(known -> known.reachable() && known.chatId() != null)
        .isPresent();
  }

  private String language(UserId user) {
    return server
        .store()
        .readNow(tables -> tables.sessions().preferences(user))
        .map(PreferenceRow::language)
        .orElseGet(server.bot()::defaultLanguage);
  }
}
