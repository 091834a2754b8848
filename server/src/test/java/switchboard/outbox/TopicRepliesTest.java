package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.outbox.OutboxFixture.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.ReplyState;
import switchboard.domain.Topic;
import switchboard.domain.UserId;
import switchboard.operations.ReplyService;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.StoredJson;
import switchboard.store.UserDao.UserRow;
import switchboard.telegram.SendResult;

/** Replies to topics through the outbox. */
class TopicRepliesTest extends OutboxTestBase {

  private static final Topic TOPIC = new Topic.MessageThread(77);

  private static Call.SendMessage inTopic(@Nullable Topic topic, String text) {
    return inTopic(-5, topic, text);
  }

  private static Call.SendMessage inTopic(long chat, @Nullable Topic topic, String text) {
    return new Call.SendMessage(new ChatId(chat), topic, new Content(text, List.of()));
  }

  @Test
  void aReplyStaysInItsTopicAcrossARestart() {
    stage.commit(inTopic(TOPIC, "a"));
    stage.restart();
    stage.awaitDrained();
    assertThat(stage.calls).containsExactly(inTopic(TOPIC, "a"));
  }

  @Test
  void aReplyKeepsItsTopicWhenTheChatMoves() {
    stage.start().answers(-5, new SendResult.MigratedTo(new ChatId(-6)));
    stage.reply(inTopic(TOPIC, "a"));
    stage.awaitDrained();
    assertThat(stage.calls).containsExactly(inTopic(TOPIC, "a"), inTopic(-6, TOPIC, "a"));
  }

  @Test
  void aReplyWhoseTopicIsClosedGoesToTheChatItselfAndTheOthersGoOn() {
    stage.start().answers(-5, new SendResult.TopicGone("400 TOPIC_CLOSED"));
    long first = stage.reply(inTopic(TOPIC, "a"), inTopic(TOPIC, "b"), message(5, "c"));
    stage.awaitDrained();
    assertThat(stage.calls)
        .filteredOn(call -> !call.equals(message(5, "c")))
        .containsExactly(inTopic(TOPIC, "a"), inTopic(null, "a"), inTopic(TOPIC, "b"));
    assertThat(stage.calls).contains(message(5, "c"));
    assertThat(stage.stored(first).state()).isEqualTo(ReplyState.SENT);
  }

  @Test
  void aReplyThatTheChatItselfRefusesTooIsNotTriedAgain() {
    var gone = new SendResult.TopicGone("400 TOPIC_CLOSED");
    stage.start().answers(-5, gone, gone);
    long first = stage.reply(inTopic(TOPIC, "a"), inTopic(TOPIC, "b"));
    stage.awaitDrained();
    assertThat(stage.calls)
        .containsExactly(inTopic(TOPIC, "a"), inTopic(null, "a"), inTopic(TOPIC, "b"));
    assertThat(stage.stored(first).state()).isEqualTo(ReplyState.REFUSED);
    assertThat(stage.stored(first).error()).isEqualTo("400 TOPIC_CLOSED");
  }

  @Test
  void anOperatorsAnswerGoesToTheTopicInWhichThePersonLastWrote() {
    stage.start();
    var replying =
        new ReplyService(
            stage.store(), new CommitPipeline(stage.store(), stage.outbox()), stage::now);
    known(5, StoredJson.of(TOPIC));
    replying.send(new UserId(5), "a", "ana", null);
    known(5, null);
    replying.send(new UserId(5), "b", "ana", null);
    withoutSession(6);
    replying.send(new UserId(6), "c", "ana", null);
    stage.awaitDrained();
    assertThat(stage.calls)
        .contains(inTopic(5, TOPIC, "a"), inTopic(5, null, "b"), inTopic(6, null, "c"));
  }

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private void withoutSession(long user) {
    stage
        .store()
        .writeNow(tables -> {
          tables
              .users()
              .save(
                  List.of(
                      new UserRow(
                          new UserId(user),
                          null,
                          "Ann",
                          null,
                          null,
                          false,
                          new ChatId(user),
                          NOW,
                          NOW,
                          true)));
          return user;
        });
  }

  private void known(long user, @Nullable String topic) {
    withoutSession(user);
    stage
        .store()
        .writeNow(tables -> {
          tables
              .sessions()
              .saveConversations(
                  List.of(new ConversationRow(new UserId(user), "browsing", "{}", topic, NOW)));
          return user;
        });
  }
}
