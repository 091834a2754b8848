package switchboard.brain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.domain.Chat;
import switchboard.domain.ChatId;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Incoming;
import switchboard.domain.Origin;
import switchboard.domain.Person;
import switchboard.domain.SentFile;
import switchboard.domain.SentFileKind;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.UserId;

/** Test fixtures: updates and sessions of one person, Ann. */
final class Given {

  static final Instant NOW = Instant.parse("2026-01-31T18:05:00Z");
  static final UserId ANN_ID = new UserId(7);
  static final Person ANN = new Person(ANN_ID, "Ann", null, "ann", "en", false);
  static final Person ROBOT = new Person(ANN_ID, "Robot", null, null, null, true);
  static final Chat PRIVATE = new Chat(new ChatId(7), Chat.Kind.PRIVATE);
  static final Chat GROUP = new Chat(new ChatId(-100), Chat.Kind.GROUP);
  static final Chat CHANNEL = new Chat(new ChatId(-200), Chat.Kind.CHANNEL);
  static final long UPDATE = 500;
  static final long MESSAGE = 40;
  static final String INLINE = "AgAAAN4pAACxl_8B";

  /** Data of callback queries: every kind of address, and what is none. */
  static final List<String> TAPS =
      List.of(
          "s:hours",
          "s:gone",
          "a:home",
          "a:history",
          "a:settings",
          "a:language",
          "a:privacy",
          "a:export",
          "a:delete",
          "h",
          "h:o:3",
          "h:n:3",
          "l:de",
          "p:n:0",
          "p:n:1",
          "p:t:stars",
          "d:9",
          "k",
          "p:u:0",
          "p:u:1",
          "o:s:hours",
          "o:s:gone",
          "o:a:delete",
          "o:a:export",
          "n:a:40",
          "n:o:40",
          "q",
          "",
          "garbage",
          "l:xx",
          "p:t:xx",
          "\u0000\uD800");

  static final Brain BRAIN = new Brain(TestBots.first());

  private Given() {}

  static Session session(Standing standing) {
    var session = BRAIN.stranger(ANN_ID, "en").with(standing);
    return standing == Standing.KNOWN ? session.with(PRIVATE.id()) : session;
  }

  static Session known() {
    return session(Standing.KNOWN);
  }

  static Origin origin(String kind) {
    return new Origin(UPDATE, kind, NOW);
  }

  static Incoming.Message message(Person person, Chat chat, boolean addressed) {
    return new Incoming.Message(person, chat, null, MESSAGE, NOW, null, addressed);
  }

  static Incoming command(Person person, Chat chat, String name, String argument) {
    return new Incoming.Command(origin("message"), message(person, chat, true), name, argument);
  }

  static Incoming command(String name) {
    return command(ANN, PRIVATE, name, "");
  }

  static Incoming text(Person person, Chat chat, boolean addressed, String text) {
    return new Incoming.Text(origin("message"), message(person, chat, addressed), text);
  }

  static Incoming text(String text) {
    return text(ANN, PRIVATE, true, text);
  }

  static Incoming photo(Chat chat, @Nullable String caption) {
    return new Incoming.Media(
        origin("message"), message(ANN, chat, true), "photo", file("file-1"), caption);
  }

  static SentFile file(Incoming.Message message) {
    return file("file-" + message.id());
  }

  /** A photo of unknown size without a thumbnail. */
  static SentFile file(String id) {
    return new SentFile(
        SentFileKind.PHOTO,
        new SentFile.Version(id, null, null, null, null, null, null, null),
        null);
  }

  static Incoming edited(Chat chat, @Nullable String text) {
    return new Incoming.Edited(origin("edited_message"), message(ANN, chat, true), text);
  }

  static Incoming tap(Person person, String data, Incoming.@Nullable On on) {
    return new Incoming.Tap(origin("callback_query"), person, "q", data, on);
  }

  static Incoming tap(Chat chat, String data) {
    return tap(ANN, data, new Incoming.On.InChat(chat, null, 50, NOW));
  }

  static Incoming tap(String data) {
    return tap(PRIVATE, data);
  }

  /** A callback query without the chat. */
  static Incoming inlineTap(String data) {
    return tap(ANN, data, new Incoming.On.Inline(INLINE));
  }

  static List<Call> calls(Decision decision) {
    return decision.effects().stream()
        .filter(Effect.Deliver.class::isInstance)
        .map(effect -> ((Effect.Deliver) effect).call())
        .toList();
  }

  /** The text that a tap is answered with, first of all. */
  static @Nullable String toast(Decision decision) {
    return ((Call.AnswerTap) calls(decision).getFirst()).text();
  }

  static <T extends Effect> List<T> effects(Decision decision, Class<T> kind) {
    return decision.effects().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
