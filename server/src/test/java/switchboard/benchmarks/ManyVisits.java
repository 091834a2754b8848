package switchboard.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.RollupDao.HourFigures;
import switchboard.store.RollupDao.ScreenFigures;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.Store;
import switchboard.store.StoredJson;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;

/** Fills a store with people who have come several times within the last 400 days. */
final class ManyVisits {

  static final int VISITS = 5;

  private static final int BLOCKED = 50;
  private static final int ANSWERED = 10;
  private static final int AT_ONCE = 1_000;
  private static final Duration PAST = Duration.ofDays(400);
  private static final List<String> LANGUAGES = List.of("en", "de", "es", "ru", "fr", "pt-br");
  private static final List<String> SCREENS = List.of("home", "hours", "holidays", "easter");
  private static final String CONVERSATION = "{\"type\":\"browsing\",\"screen\":\"home\"}";

  private static final String ANSWER =
      StoredJson.of(new Call.SendMessage(new ChatId(1), null, new Content("Yes", List.of())));

  private final Store store;
  private final int people;
  private final int messages;
  private final Instant end;
  private long id;

  /**
   * @param messages of each visit, with half as many interactions
   */
  ManyVisits(Store store, int people, int messages, Instant end) {
    this.store = store;
    this.people = people;
    this.messages = messages;
    this.end = end;
  }

  /** Everyone's first visit precedes any second one. */
  void bring() {
    for (int visit = 0; visit < VISITS; visit++) {
      for (int first = 1; first <= people; first += AT_ONCE) {
        int round = visit;
        int from = first;
        store.run(tables -> bring(tables, round, from, Math.min(from + AT_ONCE - 1, people)));
      }
      System.out.printf("visit %d of %,d people%n", visit + 1, people);
    }
  }

  private void bring(Tables tables, int visit, int from, int to) {
    var those = IntStream.rangeClosed(from, to).toArray();
    tables
        .users()
        .save(Arrays.stream(those).mapToObj(person -> user(person, at(visit, person))).toList());
    var messages = new ArrayList<MessageRow>();
    var interactions = new ArrayList<InteractionRow>();
    for (int person : those) {
      addMessages(messages, person, at(visit, person));
      addInteractions(interactions, person, at(visit, person));
    }
    tables.messages().add(messages);
    tables.interactions().add(interactions);
    tables.rollups().addHours(hours(those, visit));
    tables.rollups().addScreens(screens(those, visit));
    if (visit == VISITS - 1) {
      tables
          .sessions()
          .saveConversations(Arrays.stream(those).mapToObj(this::conversation).toList());
      tables.outbox().add(answers(those));
      Arrays.stream(those)
          .filter(person -> person % BLOCKED == 0)
          .forEach(person -> tables.users().setReachable(new UserId(person), false));
    }
    if (visit == 0) {
      tables.sessions().savePreferences(Arrays.stream(those).mapToObj(this::preference).toList());
    }
  }

  /** Spreads the visits over the past; the last ones are now. */
  Instant at(int visit, int person) {
    double share = (visit + (double) person / people) / VISITS;
    return end.minus(PAST).plusMillis((long) (share * PAST.toMillis()));
  }

  private ConversationRow conversation(int person) {
    return new ConversationRow(
        new UserId(person), "browsing", CONVERSATION, null, at(VISITS - 1, person));
  }

  private List<OutboxRow> answers(int[] those) {
    return Arrays.stream(those)
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
    return new PreferenceRow(new UserId(person), "en", person % 100 != 0, "Light", true, true, end);
  }

  private void addMessages(List<MessageRow> rows, int person, Instant now) {
    for (int i = 0; i < messages; i++) {
      id++;
      rows.add(
          new MessageRow(
              id,
              new UserId(person),
              new ChatId(person),
              id,
              "Is there still a table for four on Saturday evening, number " + id + "?",
              "text",
              false,
              null,
              null,
              null,
              now.plusSeconds(i)));
    }
  }

  private void addInteractions(List<InteractionRow> rows, int person, Instant now) {
    var user = new UserId(person);
    for (int i = 0; i < messages / 2; i++) {
      id++;
      var screen = SCREENS.get((person + i) % SCREENS.size());
      rows.add(new InteractionRow(id, user, "tap", "s:" + screen, now.plusSeconds(i)));
    }
  }

  private List<HourFigures> hours(int[] those, int visit) {
    var hours = new HashMap<Long, HourFigures>();
    for (int person : those) {
      long hour = at(visit, person).getEpochSecond() / 3600;
      hours.merge(
          hour,
          new HourFigures(hour, visit == 0 ? 1 : 0, messages, messages / 2, 0),
          HourFigures::plus);
    }
    return List.copyOf(hours.values());
  }

  private List<ScreenFigures> screens(int[] those, int visit) {
    long day = at(visit, those[0]).getEpochSecond() / 86_400;
    return SCREENS.stream()
        .map(screen -> new ScreenFigures(day, screen, those.length / 2))
        .toList();
  }
}
