package switchboard.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import switchboard.simulator.SimulatorPerson;
import tools.jackson.databind.JsonNode;

/** One user of a crowd, who writes, presses buttons and erases everything, one after the other. */
final class CrowdUser {

  /** Of a hundred acts. */
  private static final int ERASURES = 3;

  private static final int TAPS = 40;

  /** How long the user waits for the question whether an erasure is meant. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final String NAME = "P";

  /** Delivers updates until they are acknowledged. */
  interface Delivery {

    /** The id of a new update. */
    long next();

    /** Returns false when the crowd was closed before. */
    boolean deliver(String body);

    /** Whether users do nothing new. */
    boolean isEnding();
  }

  /** A button in the chat. */
  private record Seen(long message, String data) {}

  private final SimulatorPerson phone;
  private final Delivery telegram;
  private final CrowdTally tally;
  private final Random dice;
  private final Debt debt = new Debt();
  private final Set<Long> pressed = new HashSet<>();
  private int texts;

  CrowdUser(SimulatorPerson phone, Delivery telegram, CrowdTally tally, Random dice) {
    this.phone = phone;
    this.telegram = telegram;
    this.tally = tally;
    this.dice = dice;
  }

  Debt debt() {
    return debt;
  }

  /** Returns false when the crowd was closed before it was acknowledged. */
  boolean act() {
    int what = texts == 0 ? 100 : dice.nextInt(100);
    if (what < ERASURES) {
      return erase();
    }
    var button =
        what < ERASURES + TAPS ? button("s:", "a:home", "a:history") : Optional.<Seen>empty();
    return button.map(this::press).orElseGet(this::write);
  }

  private boolean write() {
    boolean isFirst = texts == 0;
    var text = newText();
    if (!telegram.deliver(message(telegram.next(), NAME, text))) {
      return false;
    }
    debt.text(text);
    tally.message();
    if (isFirst) {
      tally.newcomer();
    }
    return true;
  }

  private String newText() {
    return "q" + texts++ + "z";
  }

  private boolean press(Seen button) {
    long update = telegram.next();
    if (!telegram.deliver(tap(update, button))) {
      return false;
    }
    pressed.add(button.message());
    debt.replies(answer(update), Mark.edit(button.message()));
    tally.tap();
    return true;
  }

  private Mark answer(long update) {
    return Mark.answer(Mark.query(phone.id(), update));
  }

  private boolean erase() {
    long update = telegram.next();
    if (!telegram.deliver(message(update, NAME, "/delete"))) {
      return false;
    }
    debt.replies(Mark.question(update));
    tally.command();
    var button = awaitButton("d:" + update);
    return button.isEmpty() || (confirm(button.get()) && startAgain());
  }

  private Optional<Seen> awaitButton(String data) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var button = button(data);
    while (button.isEmpty() && !telegram.isEnding() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK.toNanos());
      button = button(data);
    }
    return button;
  }

  private boolean confirm(Seen button) {
    long update = telegram.next();
    debt.eraseBegins();
    if (!telegram.deliver(tap(update, button))) {
      return false;
    }
    pressed.add(button.message());
    debt.eraseEnds(answer(update), Mark.edit(button.message()));
    tally.erasure();
    return true;
  }

  /** The reply shows the name, which is new each time. */
  private boolean startAgain() {
    var name = newText();
    if (!telegram.deliver(message(telegram.next(), name, "/start"))) {
      return false;
    }
    debt.replies(Mark.message(name));
    tally.command();
    tally.newcomer();
    return true;
  }

  /** A button of a message in which none was pressed, the newest first. */
  private Optional<Seen> button(String... beginnings) {
    return phone.messages().reversed().stream()
        .filter(message -> !pressed.contains(id(message)))
        .flatMap(message -> buttons(message).stream())
        .filter(button -> List.of(beginnings).stream().anyMatch(button.data()::startsWith))
        .findFirst();
  }

  private static List<Seen> buttons(JsonNode message) {
    return StreamSupport.stream(
            message.path("reply_markup").path("inline_keyboard").spliterator(), false)
        .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
        .map(button -> new Seen(id(message), button.path("callback_data").asString("")))
        .toList();
  }

  private static long id(JsonNode message) {
    return message.path("message_id").asLong();
  }

  private String message(long update, String name, String text) {
    return """
    {"update_id":%1$d,"message":{"message_id":%1$d,"date":%2$d,"text":"%3$s","from":%4$s,"chat":%5$s%6$s}}
    """
        .formatted(
            update, now(), text, from(name), chat(), text.startsWith("/") ? command(text) : "");
  }

  private String tap(long update, Seen button) {
    return """
    {"update_id":%d,"callback_query":{"id":"%s","data":"%s","chat_instance":"1","from":%s,
     "message":{"message_id":%d,"date":%d,"text":"x","chat":%s}}}
    """
        .formatted(
            update,
            Mark.query(phone.id(), update),
            button.data(),
            from(NAME),
            button.message(),
            now(),
            chat());
  }

  private static String command(String text) {
    return ",\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":%d}]"
        .formatted(text.length());
  }

  private String from(String name) {
    return "{\"id\":%d,\"is_bot\":false,\"first_name\":\"%s\",\"language_code\":\"en\"}"
        .formatted(phone.id(), name);
  }

  private String chat() {
    return "{\"id\":%d,\"type\":\"private\"}".formatted(phone.id());
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }
}
