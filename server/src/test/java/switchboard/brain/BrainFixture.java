package switchboard.brain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.Chat;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Incoming;
import switchboard.domain.Origin;
import switchboard.domain.Person;
import switchboard.domain.Session;
import switchboard.domain.UserId;
import switchboard.transcript.SeenMessages;
import switchboard.transcript.TranscriptStage;

/** Plays transcripts against the brain alone: no network, no database, a manual clock. */
final class BrainFixture implements TranscriptStage {

  private record Sent(ChatId chat, long id, Content content, Instant at) {}

  private record Pressed(Incoming.On on, String data) {}

  private final Map<String, Person> people = new HashMap<>();
  private final Map<UserId, Session> sessions = new HashMap<>();
  private final Map<String, Long> written = new HashMap<>();
  private final Map<String, Pressed> pressed = new HashMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private final Deque<SeenMessages> seen = new ArrayDeque<>();
  private final MemoryStore store = new MemoryStore();
  private final boolean inline;
  private Brain brain = new Brain(TestBots.first());
  private Instant now = Instant.parse("2026-01-31T18:05:00Z");
  private long numbers = 1000;

  /**
   * @param inline whether callback queries come without their message (callback_query_mode)
   */
  BrainFixture(boolean inline) {
    this.inline = inline;
  }

  @Override
  public void name(String who, String name) {
    var was = person(who);
    var parts = name.split(" ", 2);
    var last = parts.length == 2 ? parts[1] : null;
    people.put(
        who, new Person(was.id(), parts[0], last, was.username(), was.languageCode(), false));
  }

  @Override
  public void language(String who, String languageCode) {
    var was = person(who);
    people.put(
        who,
        new Person(was.id(), was.firstName(), was.lastName(), was.username(), languageCode, false));
  }

  @Override
  public void say(String who, boolean inGroup, String text) {
    var message = message(who, inGroup, text, ++numbers);
    written.put(who + text, message.id());
    boolean isCommand = text.startsWith("/");
    var origin = origin("message");
    decide(
        who, isCommand ? command(origin, message, text) : new Incoming.Text(origin, message, text));
  }

  private Incoming command(Origin origin, Incoming.Message message, String text) {
    var parts = text.substring(1).split(" ", 2);
    var name = parts[0].split("@", 2)[0].toLowerCase(Locale.ROOT);
    var argument = parts.length == 2 ? parts[1].strip() : "";
    return new Incoming.Command(origin, message, name, argument);
  }

  @Override
  public void send(String who, String type, @Nullable String caption) {
    var message = message(who, false, "", ++numbers);
    written.put(who + caption, message.id());
    var origin = origin("message");
    decide(who, new Incoming.Media(origin, message, type, Given.file(message), caption));
  }

  /**
   * Removes the answers to all parts but the last, because the outbox rewrites those while they
   * wait.
   */
  @Override
  public void sendAlbum(String who, boolean inGroup, int parts, @Nullable String caption) {
    for (int part = 1; part <= parts; part++) {
      var below = part == parts ? caption : null;
      var message = message(who, inGroup, Objects.requireNonNullElse(below, ""), ++numbers);
      var origin = origin("message");
      int before = seen.size();
      decide(who, new Incoming.Media(origin, message, "photo", Given.file(message), below));
      while (part < parts && seen.size() > before) {
        seen.removeLast();
      }
    }
  }

  @Override
  public void edit(String who, String before, String after) {
    var message = message(who, false, after, requireNonNull(written.get(who + before)));
    var origin = origin("edited_message");
    decide(who, new Incoming.Edited(origin, message, after));
  }

  @Override
  public void tap(String who, boolean inGroup, String label) {
    var chat = chat(who, inGroup);
    for (var message : sent.reversed()) {
      var data =
          message.chat().equals(chat.id()) ? PressedButtons.data(message.content(), label) : null;
      if (data != null) {
        press(who, new Pressed(on(chat, message), data));
        return;
      }
    }
    throw new AssertionError("There is no button " + label + " in " + sent);
  }

  @Override
  public void tapAgain(String who) {
    press(who, requireNonNull(pressed.get(who)));
  }

  @Override
  public void forge(String who, String data) {
    var chat = chat(who, false);
    var newest = sent.stream().filter(message -> message.chat().equals(chat.id())).toList();
    press(who, new Pressed(on(chat, newest.getLast()), data));
  }

  private void press(String who, Pressed button) {
    pressed.put(who, button);
    var origin = origin("callback_query");
    var query = "query-" + origin.updateId();
    var decision =
        decide(who, new Incoming.Tap(origin, person(who), query, button.data(), button.on()));
    assertThat(decision.effects().getFirst())
        .isInstanceOfSatisfying(
            Effect.Deliver.class,
            first -> assertThat(first.call()).isInstanceOf(Call.AnswerTap.class));
  }

  @Override
  public void reach(String who, boolean reachable) {
    var chat = chat(who, false);
    var origin = origin("my_chat_member");
    decide(who, new Incoming.Reachability(origin, person(who), chat, reachable));
  }

  @Override
  public void pass(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public void botFile(String version) {
    brain = new Brain(TestBots.named(version));
  }

  @Override
  public Optional<SeenMessages> next() {
    return Optional.ofNullable(seen.poll());
  }

  private Decision decide(String who, Incoming incoming) {
    var person = person(who);
    var session =
        sessions.computeIfAbsent(person.id(), id -> brain.stranger(id, person.languageCode()));
    var decision = brain.decide(session, incoming);
    sessions.put(person.id(), decision.next());
    decision.effects().forEach(this::happen);
    boolean isErased = decision.next().standing() == Session.Standing.ERASED;
    assertThat(isErased && store.holds(person.id())).as("something is held on " + who).isFalse();
    return decision;
  }

  private void happen(Effect effect) {
    switch (effect) {
      case Effect.KnowPerson know -> store.know(know.person().id());
      case Effect.SaveMessage save -> store.save(save);
      case Effect.AmendMessage amend -> store.amend(amend);
      case Effect.LogInteraction log -> store.log(log.user());
      case Effect.SavePreferences save -> store.know(save.user());
      case Effect.SetReachable _, Effect.AwaitAnswer _, Effect.StopWaiting _ -> {}
      case Effect.CountText _, Effect.CountStart _, Effect.KeepQuestion _ -> {}
      case Effect.Deliver(var call) -> deliver(call);
      case Effect.Lookup lookup -> deliver(brain.complete(lookup, store.answer(lookup, now)));
      case Effect.Erase erase -> deliver(brain.receipt(erase, store.erase(erase.user(), now)));
    }
  }

  private void deliver(Call call) {
    switch (call) {
      case Call.SendMessage(var chat, var _, var content) -> {
        sent.add(new Sent(chat, ++numbers, content, now));
        seen.add(message(false, content));
      }
      case Call.EditMessage(var chat, var _, var id, var content) -> {
        sent.replaceAll(was ->
            was.id() == id && was.chat().equals(chat)
                ? new Sent(chat, id, content, was.at())
                : was);
        seen.add(message(true, content));
      }
      case Call.ReplaceMessage _, Call.SendExtra _, Call.DeleteMessage _ ->
          throw new AssertionError("these bots show no files");
      case Call.EditInlineMessage edit -> edit(edit);
      case Call.AnswerTap(var _, var text, var _) -> {
        if (text != null) {
          seen.add(new SeenMessages.Toast(text));
        }
      }
      case Call.SendDocument(var _, var _, var name, var _, var caption, var _) ->
          seen.add(new SeenMessages.Document(name, ReadableText.text(caption)));
    }
  }

  /** Telegram refuses to edit old messages; the outbox then sends a new one. */
  private void edit(Call.EditInlineMessage edit) {
    var message =
        sent.stream().filter(one -> inlineId(one).equals(edit.inlineMessageId())).findFirst();
    var was = message.orElseThrow();
    if (was.at().isBefore(now.minus(Duration.ofDays(2)))) {
      assertThat(edit.replaceable()).isTrue();
      deliver(new Call.SendMessage(edit.chat(), edit.topic(), edit.content()));
    } else {
      deliver(new Call.EditMessage(was.chat(), null, was.id(), edit.content()));
    }
  }

  private static String inlineId(Sent message) {
    return message.chat().value() + "/" + message.id();
  }

  private static SeenMessages message(boolean edited, Content content) {
    Limits.hold(content);
    var labels =
        content.keyboard().stream().map(row -> row.stream().map(Button::label).toList()).toList();
    return new SeenMessages.Message(edited, ReadableText.text(content.html()), labels);
  }

  private Incoming.On on(Chat chat, Sent message) {
    return inline
        ? new Incoming.On.Inline(inlineId(message))
        : new Incoming.On.InChat(chat, null, message.id(), message.at());
  }

  private Person person(String who) {
    return people.computeIfAbsent(
        who,
        _ ->
            new Person(
                new UserId(people.size() + 1),
                who.charAt(0) + who.substring(1).toLowerCase(Locale.ROOT),
                null,
                null,
                "en",
                false));
  }

  private Chat chat(String who, boolean inGroup) {
    return inGroup
        ? Given.GROUP
        : new Chat(new ChatId(person(who).id().value()), Chat.Kind.PRIVATE);
  }

  private Incoming.Message message(String who, boolean inGroup, String text, long id) {
    boolean addressed =
        !inGroup
            || text.contains("@" + TestBots.USERNAME)
            || (text.startsWith("/") && !text.contains("@"));
    return new Incoming.Message(person(who), chat(who, inGroup), null, id, now, null, addressed);
  }

  private Origin origin(String kind) {
    return new Origin(++numbers, kind, now);
  }
}
