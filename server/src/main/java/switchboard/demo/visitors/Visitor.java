package switchboard.demo.visitors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Bot;
import switchboard.domain.Bot.BotCommand;
import switchboard.domain.Bot.Leads;
import switchboard.simulator.SimulatorPerson;
import tools.jackson.databind.JsonNode;

/** A user at their chat: reads what the bot has sent, and acts. */
final class Visitor {

  private static final int LOOKS_CHANGE = 20; // percent of users
  private static final int WRITES_WHERE_ASKED = 42;
  private static final int WRITES_ANYWHERE = 9;
  private static final int SENDS_MEDIA = 4;
  private static final int EDITS = 25;

  private final Persona member;
  private final SimulatorPerson person;
  private final Bot bot;
  private final String payload;
  private final SampleTexts sayings;
  private final Random dice;
  private final Deque<Runnable> intents = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private String screen = SampleTexts.ANYWHERE;
  private @Nullable JsonNode written;
  private int visitsLeft;
  private int visits;
  private boolean gone;
  private int actsLeft;

  /**
   * @param payload of their first {@code /start}; may be empty
   * @param visitsLeft number of visits
   */
  Visitor(
      Persona member,
      SimulatorPerson person,
      Bot bot,
      String payload,
      SampleTexts sayings,
      Random dice,
      int visitsLeft) {
    this.member = member;
    this.person = person;
    this.bot = bot;
    this.payload = payload;
    this.sayings = sayings;
    this.dice = dice;
    this.visitsLeft = visitsLeft;
  }

  boolean isHere() {
    return actsLeft > 0;
  }

  /** Whether they will not return. */
  boolean isGone() {
    return gone && !isHere();
  }

  /** Skips a visit because the previous one still lasts. */
  void missVisit() {
    visitsLeft--;
  }

  void leave() {
    actsLeft = 0;
  }

  /** Starts a visit and plans its actions. */
  void come() {
    visits++;
    visitsLeft--;
    actsLeft = (visits == 1 ? 4 : 2) + dice.nextInt(6);
    seen.clear();
    screen = SampleTexts.ANYWHERE;
    written = null;
    intents.clear();
    if (visits == 1) {
      intents.add(this::arrive);
      speakTheirLanguage();
      if (dice.nextInt(100) < LOOKS_CHANGE) {
        intents.add(() -> person.send("/settings"));
        intents.add(() -> tap(data -> data.startsWith("p:t:"), 1 + dice.nextInt(4)));
      }
    }
    followHabit();
    actsLeft = Math.max(actsLeft, intents.size());
  }

  private void speakTheirLanguage() {
    var understood = language(member.language());
    if (bot.languages().contains(member.speaks())
        && !(bot.languages().contains(understood) ? understood : bot.defaultLanguage())
            .equals(member.speaks())) {
      intents.add(() -> person.send("/language"));
      intents.add(() -> tap(data -> data.equals("l:" + member.speaks()), 0));
    }
  }

  private static String language(String tag) {
    return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
  }

  private void followHabit() {
    boolean departs = visits == 3 || visitsLeft == 0;
    switch (member.habit()) {
      case EXPORTS -> {
        if (visits == 2) {
          intents.add(() -> person.send("/export"));
        }
      }
      case ERASES -> {
        if (departs) {
          intents.add(() -> person.send("/delete"));
          intents.add(() -> tap(data -> data.startsWith("d:"), 0));
          goAfterThat();
        }
      }
      case BLOCKS -> {
        if (departs) {
          intents.add(this::block);
          goAfterThat();
        }
      }
      case RETURNS -> {
        if (visits == 2) {
          intents.add(this::block);
          actsLeft = 0;
        } else if (visits == 3) {
          intents.add(this::comeBack);
        }
      }
      case NONE -> {}
    }
  }

  private void goAfterThat() {
    actsLeft = 0;
    gone = true;
  }

  /**
   * Sends a last message and blocks the bot before it answers; Telegram then refuses the answer.
   */
  private void block() {
    write(SampleTexts.ANYWHERE);
    person.block();
  }

  private void comeBack() {
    person.unblock();
    start();
  }

  private void arrive() {
    person.send(("/start " + payload).strip());
    screen = bot.home();
  }

  private void start() {
    person.send("/start");
    screen = bot.home();
  }

  /** Does the next action. All replies to earlier ones have arrived. */
  void act() {
    actsLeft--;
    var intent = intents.poll();
    if (intent != null) {
      intent.run();
    } else if (screen.equals(SampleTexts.ANYWHERE) && dice.nextBoolean()) {
      command();
    } else {
      lookOrWrite();
    }
  }

  private void lookOrWrite() {
    int lot = dice.nextInt(100);
    boolean asked = sayings.has(member, screen) && !screen.equals(SampleTexts.ANYWHERE);
    int writes = asked && seen.add("said " + screen) ? WRITES_WHERE_ASKED : WRITES_ANYWHERE;
    var last = written;
    if (last != null && lot < EDITS) {
      written = null;
      putRight(last);
    } else if (lot < writes) {
      write(dice.nextInt(5) > 0 && asked ? screen : SampleTexts.ANYWHERE);
    } else if (lot < writes + SENDS_MEDIA) {
      new Sharing(member, person, sayings, dice).send();
    } else {
      look();
    }
  }

  private void write(String where) {
    written =
        person.send(
            sayings
                .pick(member, bot.screen(where).isPresent() ? where : SampleTexts.ANYWHERE, dice)
                .orElse("👋"));
  }

  private void putRight(JsonNode last) {
    var more = sayings.pick(member, SampleTexts.PUT_RIGHT, dice).orElse("🙏");
    person.edit(last.path("message_id").asLong(0), last.path("text").asString("") + " " + more);
  }

  /** Sends a command that opens a screen. */
  private void command() {
    var opening =
        bot.commands().stream().filter(it -> it.leads() instanceof Leads.ToScreen).toList();
    if (opening.isEmpty() || dice.nextInt(4) == 0) {
      start();
      return;
    }
    BotCommand command = opening.get(dice.nextInt(opening.size()));
    if (command.leads() instanceof Leads.ToScreen(var id)) {
      screen = id;
    }
    person.send("/" + command.name());
  }

  private void look() {
    var buttons = VisibleButtons.newest(person.messages()).orElse(null);
    var data = buttons == null ? null : buttons.pick(dice, seen, bot).orElse(null);
    if (buttons == null || data == null) {
      start();
      return;
    }
    press(buttons.message(), data);
  }

  /** Presses one of the matching buttons, counted cyclically from the first. */
  private void tap(Predicate<String> wanted, int which) {
    VisibleButtons.newest(person.messages())
        .ifPresent(buttons -> {
          var fitting = buttons.data().stream().filter(wanted).toList();
          if (!fitting.isEmpty()) {
            press(buttons.message(), fitting.get(which % fitting.size()));
          }
        });
  }

  private void press(long message, String data) {
    var _ = person.tapData(message, data);
    if (data.startsWith(VisibleButtons.SCREEN)) {
      screen = data.substring(VisibleButtons.SCREEN.length());
      seen.add(screen);
    } else {
      screen = data.equals(VisibleButtons.HOME) ? bot.home() : SampleTexts.ANYWHERE;
    }
  }
}
