package switchboard.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import switchboard.app.Server;
import switchboard.config.Settings;
import switchboard.demo.visitors.Personas;
import switchboard.demo.visitors.VisitorSimulation;
import switchboard.domain.UserId;
import switchboard.simulator.SimulatorBot;
import switchboard.simulator.TelegramSimulator;
import switchboard.store.PeopleDao;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotIdentity;
import switchboard.telegram.UpdateReader;

/**
 * Generates the demo's history: simulated users use the bot for some weeks while the clocks of the
 * server and the simulator are set by hand. Updates are fetched and handed in as the poller does.
 */
final class DemoHistory implements VisitorSimulation.Stage {

  static final Duration LENGTH = Duration.ofDays(35);
  private static final Duration AGO = Duration.ofMinutes(2);
  private static final Duration UNANSWERED = Duration.ofHours(3);
  private static final int MAX_COUNT = 100;
  private static final long LOOK_AGAIN_NANOS = 100_000;
  private static final long STUCK_NANOS = 1_000_000_000;
  private static final int MAX_TURNS = 300;

  private final Server server;
  private final DemoClock clock;
  private final SimulatorBot bot;
  private final BotApi telegram;
  private final UpdateReader reader;
  private final DemoOperator operator;

  /** How many updates are not fetched yet. */
  private int unfetched;

  /** Who writes later waits when the demo starts. */
  private Instant lastAnswers = Instant.MAX;

  private int unconfirmed;
  private long offset;

  private DemoHistory(
      Server server, Settings settings, DemoClock clock, SimulatorBot bot, BotApi telegram) {
    this.server = server;
    this.clock = clock;
    this.bot = bot;
    this.telegram = telegram;
    operator = new DemoOperator(server, clock);
    reader = new UpdateReader(() -> BotIdentity.unasked(settings.telegram().token()));
  }

  /** Whether this server has no users yet. */
  static boolean isMissing(Server server) {
    return server.store().readNow(tables -> tables.users().count() == 0);
  }

  /** Call before connecting: Telegram does not allow polling and a webhook at the same time. */
  static void bring(
      Server server,
      Settings settings,
      DemoClock clock,
      TelegramSimulator simulator,
      SimulatorBot bot,
      Duration length) {
    var end = clock.instant().minus(AGO);
    var begin = end.minus(length);
    try (var telegram = new BotApi(settings.telegram().token(), simulator.uri())) {
      var past = new DemoHistory(server, settings, clock, bot, telegram);
      past.lastAnswers = end.minus(UNANSWERED);
      past.openAt(begin);
      var payloads = DemoLinks.make(server, begin);
      new VisitorSimulation(
              simulator, server.bot(), payloads, past, begin, end, ZoneId.systemDefault())
          .live();
      var _ = past.fetch();
      past.answerAllBefore(past.lastAnswers);
    } finally {
      clock.goOn();
      bot.numberFrom(clock.instant());
    }
  }

  /**
   * Processes updates that already wait, such as the bot's joining a group, as the first events.
   */
  private void openAt(Instant begin) {
    clock.stopAt(begin);
    settle();
    var _ = fetch();
    bot.numberFrom(begin);
    offset = 0;
  }

  /** Only those who wrote lately wait for an answer. */
  private void answerAllBefore(Instant time) {
    server
        .store()
        .run(tables -> {
          var from = new PeopleDao.Behind(Instant.EPOCH, new UserId(0));
          tables.waiting().oldest(from, time, Integer.MAX_VALUE).stream()
              .filter(row -> row.since().isBefore(time))
              .forEach(row -> tables.waiting().end(List.of(row.userId())));
        });
  }

  /** Adds the users that the server knows from an earlier start to the simulator. */
  static void remember(Server server, TelegramSimulator simulator) {
    for (var member : Personas.read()) {
      server
          .store()
          .readNow(tables -> tables.users().find(member.id()))
          .ifPresent(
              known -> VisitorSimulation.enter(simulator, member).knowsBot(!known.reachable()));
    }
  }

  /** The numbers of users, messages and interactions, as text. */
  static String summary(Server server) {
    var there = server.store().readNow(tables -> tables.statistics().at(Instant.now()));
    return String.format(
        Locale.ROOT,
        "%,d people, %,d messages, %,d commands and taps",
        there.users(),
        there.messages(),
        there.interactions());
  }

  @Override
  public void turn(Instant now) {
    clock.stopAt(now);
  }

  @Override
  public void settle() {
    unfetched = Math.max(unfetched, bot.pending() - unconfirmed);
    var commits = new ArrayList<CompletableFuture<Void>>();
    while (unfetched > 0) {
      for (var raw : fetch()) {
        unfetched--;
        commits.add(handIn(raw));
      }
    }
    CompletableFuture.allOf(commits.toArray(CompletableFuture[]::new)).join();
    if (clock.instant().isBefore(lastAnswers)) {
      operator.work();
    }
    awaitReplies();
  }

  /** Fetches the next updates, which confirms the previous ones. */
  private List<byte[]> fetch() {
    var updates = telegram.updates(offset, MAX_COUNT, Duration.ZERO);
    unconfirmed = updates.size();
    if (updates.isEmpty() && unfetched > 0) {
      throw new IllegalStateException("The simulator has lost " + unfetched + " updates");
    }
    return updates;
  }

  /** Updates count as received now, so that replies to them do not seem late. */
  private CompletableFuture<Void> handIn(byte[] raw) {
    if (reader.read(raw, clock.instant()) instanceof UpdateReader.Read.Update update) {
      offset = update.updateId() + 1;
      return server.inbox().offer(update.incoming(), raw).orElseThrow();
    }
    throw new IllegalStateException("The simulator returned something other than an update");
  }

  /** Advances the clock until replies that wait for their time are sent. */
  private void awaitReplies() {
    for (int turns = 0; !areRepliesOut(); turns++) {
      if (turns == MAX_TURNS) {
        throw new IllegalStateException("A reply in the demo history is not sent");
      }
      clock.stopAt(clock.instant().plusSeconds(1));
      server.outbox().wake();
    }
  }

  private boolean areRepliesOut() {
    long begun = System.nanoTime();
    while (!server.outboxIsEmpty()) {
      if (System.nanoTime() - begun > STUCK_NANOS) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return true;
  }
}
