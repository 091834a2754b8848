package switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.auth.Accounts;
import switchboard.auth.PasswordHashing;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.ReplyState;
import switchboard.domain.Role;
import switchboard.domain.UserId;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.RollupDao;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.StoredJson;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;
import switchboard.testing.FormBrowser;
import switchboard.testing.TestServer;

/** Console benchmark with a large number of people; run by {@code bench/console.sh}. */
class ConsoleBench {

  private static final int PEOPLE = Integer.getInteger("people", 1_000_000);
  private static final int VISITS = 5;
  private static final int MESSAGES = 4; // per visit
  private static final int INTERACTIONS = 2;
  private static final int BLOCKED = 50;
  private static final int ANSWERED = 10;
  private static final int AT_ONCE = 200;
  private static final Duration PAST = Duration.ofDays(400);
  private static final List<String> LANGUAGES = List.of("en", "de", "es", "ru", "fr", "pt-br");
  private static final List<String> SCREENS = List.of("home", "hours", "holidays", "easter");
  private static final String CONVERSATION = "{\"type\":\"browsing\",\"screen\":\"home\"}";

  private static final String ANSWER =
      StoredJson.of(new Call.SendMessage(new ChatId(1), null, new Content("Yes", List.of())));

  private static final int WARM_UP = 30;
  private static final int TIMES = 200;
  private static final String PASSWORD = "kolme vihreää saapasta";

  private final TestServer house;
  private final Instant end;
  private long rows;

  ConsoleBench(@TempDir Path passing) throws IOException {
    var kept = System.getProperty("folder");
    var folder = kept == null ? passing : Files.createDirectories(Path.of(kept));
    house = new TestServer(folder, "first");
    end = house.simulator().clock().now();
  }

  @Test
  void everyPageWithAMillionPeople() {
    house.open(LegacyPath.MIGRATE);
    if (house.read(tables -> tables.users().count()) == 0) {
      bring();
      house.stop();
      house.open(LegacyPath.MIGRATE);
    }
    tell("there are");
    measure();
    house.close();
  }

  private void tell(String words) {
    var now = house.read(tables -> tables.statistics().at(end));
    System.out.printf(
        "%s %,d people, %,d messages, %,d interactions%n",
        words, now.users(), now.messages(), now.interactions());
  }

  /** Creates several visits per person; everyone's first visit precedes any second one. */
  private void bring() {
    for (int visit = 0; visit < VISITS; visit++) {
      for (int first = 1; first <= PEOPLE; first += AT_ONCE) {
        int round = visit;
        int from = first;
        house
            .server()
            .store()
            .run(tables -> bring(tables, round, from, Math.min(from + AT_ONCE - 1, PEOPLE)));
      }
      tell("so far");
    }
  }

  private void bring(Tables tables, int visit, int from, int to) {
    var people = IntStream.rangeClosed(from, to).toArray();
    tables
        .users()
        .save(Arrays.stream(people).mapToObj(person -> user(person, at(visit, person))).toList());
    var messages = new ArrayList<MessageRow>();
    var interactions = new ArrayList<InteractionRow>();
    for (int person : people) {
      messages(messages, person, at(visit, person));
      interactions(interactions, person, at(visit, person));
    }
    tables.messages().add(messages);
    tables.interactions().add(interactions);
    tables.rollups().addHours(hours(people, visit));
    tables.rollups().addScreens(screens(people, visit));
    tables
        .sessions()
        .saveConversations(
            Arrays.stream(people)
                .mapToObj(person ->
                    new ConversationRow(
                        new UserId(person), "browsing", CONVERSATION, null, at(visit, person)))
                .toList());
    if (visit == VISITS - 1) {
      tables.outbox().add(answers(people));
      Arrays.stream(people)
          .filter(person -> person % BLOCKED == 0)
          .forEach(person -> tables.users().setReachable(new UserId(person), false));
    }
    if (visit == 0) {
      tables.sessions().savePreferences(Arrays.stream(people).mapToObj(this::preference).toList());
    }
  }

  /** Spreads the visits over the past; the last ones are now. */
  private Instant at(int visit, int person) {
    double share = (visit + (double) person / PEOPLE) / VISITS;
    return end.minus(PAST).plusMillis((long) (share * PAST.toMillis()));
  }

  private List<OutboxRow> answers(int[] people) {
    return Arrays.stream(people)
        .filter(person -> person % ANSWERED == 0)
        .mapToObj(person -> answer(new UserId(person), end))
        .toList();
  }

  private static OutboxRow answer(UserId user, Instant at) {
    var chat = ChatId.ofPrivate(user);
    return new OutboxRow(
        user.value(), user, chat, ANSWER, ReplyState.SENT, 0, null, 1L, at, at, "ana", null, null);
  }

  private UserRow user(int person, Instant now) {
    return new UserRow(
        new UserId(person),
        "user" + person,
        "Name" + person % 5000,
        "Family" + person % 70_000,
        LANGUAGES.get(person % LANGUAGES.size()),
        false,
        new ChatId(person),
        at(0, person),
        now,
        true);
  }

  private PreferenceRow preference(int person) {
    return new PreferenceRow(new UserId(person), "en", person % 100 != 0, "Light", end);
  }

  private void messages(List<MessageRow> messages, int person, Instant now) {
    for (int i = 0; i < MESSAGES; i++) {
      rows++;
      messages.add(
          new MessageRow(
              rows,
              new UserId(person),
              new ChatId(person),
              rows,
              "Is there still a table for four on Saturday evening, number " + rows + "?",
              "text",
              false,
              null,
              null,
              null,
              now.plusSeconds(i)));
    }
  }

  private void interactions(List<InteractionRow> interactions, int person, Instant now) {
    var user = new UserId(person);
    for (int i = 0; i < INTERACTIONS; i++) {
      rows++;
      var screen = SCREENS.get((person + i) % SCREENS.size());
      interactions.add(new InteractionRow(rows, user, "tap", "s:" + screen, now.plusSeconds(i)));
    }
  }

  private List<RollupDao.HourFigures> hours(int[] people, int visit) {
    var hours = new HashMap<Long, RollupDao.HourFigures>();
    for (int person : people) {
      long hour = at(visit, person).getEpochSecond() / 3600;
      hours.merge(
          hour,
          new RollupDao.HourFigures(hour, visit == 0 ? 1 : 0, MESSAGES, INTERACTIONS, 0),
          RollupDao.HourFigures::plus);
    }
    return List.copyOf(hours.values());
  }

  private List<RollupDao.ScreenFigures> screens(int[] people, int visit) {
    long day = at(visit, people[0]).getEpochSecond() / 86_400;
    return SCREENS.stream()
        .map(screen -> new RollupDao.ScreenFigures(day, screen, people.length / 2))
        .toList();
  }

  private void measure() {
    var accounts =
        new Accounts(house.server().store(), new PasswordHashing(), house.simulator().clock()::now);
    if (!accounts.haveOwner()) {
      accounts.create("ana", Role.OWNER, PASSWORD);
    }
    var browser = new FormBrowser(house);
    browser.logIn("ana", PASSWORD);
    for (var range : List.of(7, 30, 90, 365)) {
      page(browser, "/admin?range=" + range, null);
    }
    page(browser, "/admin/people", null);
    page(browser, "/admin/people, somewhere", this::somewhere);
    page(browser, "/admin/messages", null);
    page(browser, "/admin/messages, somewhere", i -> "/admin/messages?from=" + message(i));
    page(browser, "/admin/people?sort=new", null);
    page(browser, "/admin/people?language=de", null);
    page(browser, "/admin/people?language=it", null);
    page(browser, "/admin/people?only=blocked", null);
    page(browser, "/admin/people?only=silent", null);
    page(browser, "/admin/people?only=silent&language=it", null);
    page(browser, "/admin/people?q=NUMBER", i -> "/admin/people?q=" + somebody(i));
    page(browser, "/admin/people?q=@username", i -> "/admin/people?q=@user" + somebody(i));
    page(browser, "/admin/people/NUMBER", i -> "/admin/people/" + somebody(i));
    for (var path :
        List.of(
            "/admin/sessions",
            "/admin/bot",
            "/admin/quarantine",
            "/admin/backups",
            "/admin/warnings",
            "/admin/audit",
            "/admin/accounts",
            "/admin/tokens",
            "/admin/account")) {
      page(browser, path, null);
    }
    page(browser, "/admin/people?q=Name4711", null);
  }

  private static int somebody(int i) {
    return 1 + (int) (i * 7_919L * 131 % PEOPLE);
  }

  private static long message(int i) {
    return (long) somebody(i) * VISITS * MESSAGES;
  }

  private String somewhere(int i) {
    return "/admin/people?from=" + at(VISITS - 1, somebody(i)).toEpochMilli() + "-" + somebody(i);
  }

  private void page(FormBrowser browser, String name, @Nullable IntFunction<String> path) {
    var times = new ArrayList<Long>();
    int bytes = 0;
    for (int i = 0; i < WARM_UP + TIMES; i++) {
      long begun = System.nanoTime();
      var answer = browser.get(path == null ? name : path.apply(i));
      times.add((System.nanoTime() - begun) / 1000);
      assertThat(answer.statusCode()).as(name).isEqualTo(200);
      bytes = answer.body().length();
    }
    var sorted = times.subList(WARM_UP, times.size()).stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-42s ms: median %.1f, 95 %% %.1f, longest %.1f; first ever %.1f; %d KB%n",
        name,
        sorted.get(TIMES / 2) / 1000.0,
        sorted.get(TIMES * 95 / 100) / 1000.0,
        sorted.getLast() / 1000.0,
        times.getFirst() / 1000.0,
        bytes / 1000);
  }
}
