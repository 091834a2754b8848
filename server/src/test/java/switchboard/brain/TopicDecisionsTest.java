package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.ANN;
import static switchboard.brain.Given.ANN_ID;
import static switchboard.brain.Given.BRAIN;
import static switchboard.brain.Given.GROUP;
import static switchboard.brain.Given.NOW;
import static switchboard.brain.Given.PRIVATE;
import static switchboard.brain.Given.calls;
import static switchboard.brain.Given.effects;
import static switchboard.brain.Given.known;
import static switchboard.brain.Given.origin;
import static switchboard.brain.Given.session;
import static switchboard.brain.Given.tap;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.Chat;
import switchboard.domain.Content;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Erased;
import switchboard.domain.Incoming;
import switchboard.domain.QueryResult;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.Topic;

/** Messages in a topic are answered in the same topic. */
class TopicDecisionsTest {

  private static final Topic TOPIC = new Topic.MessageThread(77);
  private static final Topic DIRECT = new Topic.DirectMessages(8);

  private static Incoming.Message message(Chat chat, @Nullable Topic topic) {
    return new Incoming.Message(ANN, chat, topic, 40, NOW, null, true);
  }

  private static Incoming text(Chat chat, @Nullable Topic topic) {
    return new Incoming.Text(origin("message"), message(chat, topic), "hello");
  }

  private static Incoming command(Chat chat, @Nullable Topic topic, String name) {
    var origin = origin("message");
    return new Incoming.Command(origin, message(chat, topic), name, "");
  }

  private static Call shown(Decision decision) {
    return calls(decision).getLast();
  }

  private static @Nullable Topic topic(Call call) {
    return switch (call) {
      case Call.SendMessage send -> send.topic();
      case Call.EditMessage edit -> edit.topic();
      case Call.EditInlineMessage edit -> edit.topic();
      case Call.SendDocument send -> send.topic();
      case Call.ReplaceMessage replace -> replace.topic();
      case Call.SendExtra send -> send.topic();
      case Call.DeleteMessage _ -> throw new AssertionError("the brain deletes no messages");
      case Call.AnswerTap _ -> throw new AssertionError("an answer to a tap has no topic");
    };
  }

  static Stream<Topic> topics() {
    return Stream.of(TOPIC, DIRECT);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void whatIsSaidInAGroupIsAnsweredInItsTopic(Topic topic) {
    for (var said :
        List.of(
            text(GROUP, topic), command(GROUP, topic, "start"), command(GROUP, topic, "export"))) {
      assertThat(topic(shown(BRAIN.decide(known(), said)))).isEqualTo(topic);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "help", "settings", "delete", "cancel", "nonsense"})
  void aCommandIsAnsweredInItsTopic(String name) {
    var decision = BRAIN.decide(known(), command(PRIVATE, TOPIC, name));
    assertThat(topic(shown(decision))).isEqualTo(TOPIC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"history", "export", "privacy"})
  void whatIsLookedUpFirstIsAnsweredInItsTopicToo(String name) {
    var decision = BRAIN.decide(known(), command(PRIVATE, TOPIC, name));
    assertThat(lookup(decision).target().topic()).isEqualTo(TOPIC);
  }

  @Test
  void theExportGoesToTheTopic() {
    var lookup = lookup(BRAIN.decide(known(), command(PRIVATE, TOPIC, "export")));
    var document = BRAIN.complete(lookup, new QueryResult.Export("{}", List.of()));
    assertThat(document).isInstanceOf(Call.SendDocument.class);
    assertThat(topic(document)).isEqualTo(TOPIC);
    var refused = BRAIN.complete(lookup, new QueryResult.ExportedJustNow(NOW.plusSeconds(60), NOW));
    assertThat(topic(refused)).isEqualTo(TOPIC);
  }

  @Test
  void theReceiptOfAnErasureGoesToTheTopic() {
    var target = new Effect.Target.New(PRIVATE.id(), TOPIC);
    var erase = new Effect.Erase(ANN_ID, known().preferences(), target);
    assertThat(topic(BRAIN.receipt(erase, new Erased("R", 0, 0, 0, NOW)))).isEqualTo(TOPIC);
  }

  @Test
  void whoWasErasedIsToldSoInTheTopic() {
    var decision = BRAIN.decide(session(Standing.ERASED), text(PRIVATE, TOPIC));
    assertThat(topic(shown(decision))).isEqualTo(TOPIC);
    assertThat(decision.next().topic()).isNull();
  }

  @Test
  void aScreenOfATopicIsEditedAndReplacedThere() {
    var on = new Incoming.On.InChat(GROUP, TOPIC, 50, NOW);
    var edit = shown(BRAIN.decide(known(), tap(ANN, "s:hours", on)));
    assertThat(edit).isInstanceOf(Call.EditMessage.class);
    assertThat(topic(edit)).isEqualTo(TOPIC);
    var old = new Incoming.On.InChat(GROUP, TOPIC, 50, null);
    var replaced = shown(BRAIN.decide(known(), tap(ANN, "s:hours", old)));
    assertThat(replaced).isInstanceOf(Call.SendMessage.class);
    assertThat(topic(replaced)).isEqualTo(TOPIC);
  }

  @Test
  void theSessionKnowsTheTopicInWhichThePersonLastWrote() {
    var inTopic = after(known(), text(PRIVATE, TOPIC));
    assertThat(inTopic.topic()).isEqualTo(TOPIC);
    assertThat(after(inTopic, command(PRIVATE, DIRECT, "start")).topic()).isEqualTo(DIRECT);
    assertThat(after(inTopic, text(PRIVATE, null)).topic()).isNull();
    assertThat(after(inTopic, text(GROUP, DIRECT)).topic()).isEqualTo(TOPIC);
    var tapped = tap(ANN, "s:hours", new Incoming.On.InChat(PRIVATE, DIRECT, 50, NOW));
    assertThat(after(inTopic, tapped).topic()).isEqualTo(TOPIC);
    var edited = new Incoming.Edited(origin("edited_message"), message(PRIVATE, DIRECT), "x");
    assertThat(after(inTopic, edited).topic()).isEqualTo(TOPIC);
  }

  @Test
  void aMessageThatDoesNotTellItsTopicIsReplacedWhereThePersonLastWrote() {
    var inTopic = known().in(TOPIC);
    var old = new Incoming.On.InChat(PRIVATE, null, 50, null);
    assertThat(topic(shown(BRAIN.decide(inTopic, tap(ANN, "s:hours", old))))).isEqualTo(TOPIC);
    var general = new Incoming.On.InChat(PRIVATE, null, 50, NOW);
    assertThat(topic(shown(BRAIN.decide(inTopic, tap(ANN, "s:hours", general))))).isNull();
    var elsewhere = new Incoming.On.InChat(GROUP, null, 50, null);
    assertThat(topic(shown(BRAIN.decide(inTopic, tap(ANN, "s:hours", elsewhere))))).isNull();
  }

  /** Its buttons carry the topic, and so do those of the message that replaces it. */
  @ParameterizedTest
  @MethodSource("topics")
  void aMessageOfAGroupThatDoesNotTellItsTopicIsReplacedInItsTopic(Topic topic) {
    var menu = shown(BRAIN.decide(known(), command(GROUP, topic, "start")));
    var old = new Incoming.On.InChat(GROUP, null, 50, null);
    for (int i = 0; i < 2; i++) {
      var data = buttons(menu).getFirst();
      menu = shown(BRAIN.decide(known(), tap(ANN, data, old)));
      assertThat(menu).isInstanceOf(Call.SendMessage.class);
      assertThat(topic(menu)).isEqualTo(topic);
    }
    var told = new Incoming.On.InChat(GROUP, null, 50, NOW);
    var data = buttons(menu).getFirst();
    assertThat(topic(shown(BRAIN.decide(known(), tap(ANN, data, told))))).isNull();
  }

  private static List<String> buttons(Call call) {
    return ((Call.SendMessage) call)
        .content().keyboard().stream()
            .flatMap(List::stream)
            .filter(Button.Callback.class::isInstance)
            .map(button -> ((Button.Callback) button).data())
            .toList();
  }

  private static Session after(Session session, Incoming incoming) {
    return BRAIN.decide(session, incoming).next();
  }

  private static Effect.Lookup lookup(Decision decision) {
    return effects(decision, Effect.Lookup.class).getFirst();
  }

  @Test
  void aTargetShowsInItsTopic() {
    var content = new Content("x", List.of());
    assertThat(new Effect.Target.New(GROUP.id(), TOPIC).show(content))
        .isEqualTo(new Call.SendMessage(GROUP.id(), TOPIC, content));
    assertThat(new Effect.Target.Edit(GROUP.id(), TOPIC, 5L, true).show(content))
        .isEqualTo(new Call.EditMessage(GROUP.id(), TOPIC, 5, content));
  }
}
