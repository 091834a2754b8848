package switchboard.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import switchboard.insight.DurationBucket;
import switchboard.insight.Period;
import switchboard.insight.Week;
import switchboard.store.AnswerFigureDao.AnswerFigures;
import switchboard.store.JourneyDao.WeekFigures;
import switchboard.store.LinkDao.LinkRow;
import switchboard.store.PathDao.Exits;
import switchboard.store.PathDao.How;
import switchboard.store.PathDao.Transitions;
import switchboard.store.ReplyFigureDao;
import switchboard.store.ReplyFigureDao.Kind;
import switchboard.store.ReplyFigureDao.ReplyFigures;
import switchboard.store.RollupDao.HourFigures;
import switchboard.store.Store;
import switchboard.store.Tables;

/**
 * Fills the sums of what happened in two years, as a million people with ten million interactions
 * in a year leave them: rows per day, hour and week, none per person.
 */
final class ManyRollups {

  private static final int DAYS = 2 * 365;
  private static final int WEEKS = 104;
  private static final int HOURS = 24;
  private static final int WAYS = Integer.getInteger("ways", 300);
  private static final int TIMES_A_DAY = 27_400;
  private static final int TAPS = 19_000;
  private static final int VISITS = 7_000;
  private static final int ANSWERS = 300;
  private static final int NEWCOMERS = 9_600;

  private static final Duration OF_A_REPLY = Duration.ofMillis(80);
  private static final Duration OF_AN_ANSWER = Duration.ofMinutes(20);

  private final Store store;
  private final Instant now;
  private final long today;
  private final List<String> screens;
  private final Random random = new Random(7);
  private final List<Transitions> ways;

  ManyRollups(Store store, Instant now, List<String> screens) {
    this.store = store;
    this.now = now;
    today = Period.day(now);
    this.screens = screens;
    ways = ways();
  }

  void bring() {
    for (int ago = 0; ago < DAYS; ago++) {
      long day = today - ago;
      store.run(tables -> bringDay(tables, day));
    }
    store.run(this::bringWeeks);
    store.run(tables -> ManyPeople.links().forEach(code -> tables.links().add(link(code))));
  }

  private List<Transitions> ways() {
    var found = new LinkedHashSet<Transitions>();
    while (found.size() < WAYS) {
      var from = random.nextInt(screens.size()) == 0 ? "" : screen();
      var how = random.nextInt(10) == 0 ? How.COMMAND : How.TAP;
      found.add(new Transitions(0, from, screen(), how, 0));
    }
    return List.copyOf(found);
  }

  private String screen() {
    return screens.get(random.nextInt(screens.size()));
  }

  /** The first ones more often. */
  private String popular() {
    return screens.get((int) Math.pow(screens.size(), random.nextDouble()) - 1);
  }

  private void bringDay(Tables tables, long day) {
    tables
        .paths()
        .addTransitions(
            ways.stream()
                .map(it ->
                    new Transitions(
                        day, it.fromScreen(), it.toScreen(), it.how(), about(TIMES_A_DAY / WAYS)))
                .toList());
    tables
        .paths()
        .addExits(
            screens.stream()
                .map(it -> new Exits(day, it, about(VISITS / screens.size())))
                .toList());
    tables
        .rollups()
        .addHours(IntStream.range(0, HOURS).mapToObj(hour -> hour(day * HOURS + hour)).toList());
    tables.answerFigures().add(answers(day));
    tables.replyFigures().add(replies(day));
  }

  private long about(int mean) {
    return 1L + random.nextInt(2 * mean);
  }

  private HourFigures hour(long hour) {
    return new HourFigures(
        hour,
        about(57),
        about(200),
        about(TAPS / HOURS),
        about(100),
        about(VISITS / HOURS),
        about(2),
        about(1),
        about(1));
  }

  private List<AnswerFigures> answers(long day) {
    var counted = new HashMap<AnswerFigures, Long>();
    for (int i = 0; i < ANSWERS; i++) {
      int bucket = bucket(OF_AN_ANSWER, 1.5);
      counted.merge(new AnswerFigures(day, bucket, random.nextInt(4) > 0, 0), 1L, Long::sum);
    }
    return counted.entrySet().stream()
        .map(it -> {
          var key = it.getKey();
          return new AnswerFigures(day, key.bucket(), key.inHours(), it.getValue());
        })
        .toList();
  }

  private Map<ReplyFigures, Long> replies(long day) {
    boolean isForgotten = day <= today - ReplyFigureDao.DAYS_OF_SCREENS;
    var counted = new HashMap<ReplyFigures, Long>();
    for (int i = 0; i < TAPS; i++) {
      var screen = isForgotten ? "" : popular();
      var answer = random.nextInt(1_000) == 0 ? Kind.EXPIRED : Kind.ANSWER;
      for (var kind : List.of(answer, Kind.SCREEN)) {
        int bucket = bucket(OF_A_REPLY, 0.7);
        counted.merge(new ReplyFigures(screen, kind, bucket, day, 0), 1L, Long::sum);
      }
    }
    return counted;
  }

  /** That of a duration whose logarithm is normally distributed. */
  private int bucket(Duration median, double deviation) {
    double times = Math.exp(deviation * random.nextGaussian());
    return DurationBucket.of(Duration.ofMillis((long) (median.toMillis() * times))).number();
  }

  private void bringWeeks(Tables tables) {
    long week = Week.of(now).number();
    tables
        .journeys()
        .addWeeks(
            IntStream.range(0, WEEKS)
                .mapToObj(ago -> new WeekFigures(week - ago, NEWCOMERS, 2 * NEWCOMERS, 5_000))
                .toList());
  }

  private LinkRow link(String code) {
    return new LinkRow(code, "Poster " + code, "home", "ana", now, null);
  }
}
