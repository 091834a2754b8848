package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import switchboard.brain.Decider;
import switchboard.domain.Call;
import switchboard.domain.Chat;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.Conversation;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Erased;
import switchboard.domain.Goal;
import switchboard.domain.HistoryCursor;
import switchboard.domain.Incoming;
import switchboard.domain.Origin;
import switchboard.domain.Person;
import switchboard.domain.Preferences;
import switchboard.domain.QueryResult;
import switchboard.domain.Session;
import switchboard.domain.UserId;
import switchboard.engine.Batch;
import switchboard.engine.ReceivedUpdate;
import switchboard.telegram.SendResult;

/** An album is answered once, in any order of its parts; every part is stored. */
class AlbumsTest extends OutboxTestBase {

  private static final Person ANN = new Person(new UserId(5), "Ann", null, null, "en", false);
  private static final ChatId CHAT = new ChatId(5);

  /** Stores each part and replies with the number of stored messages. */
  private static final class Counting implements Decider {

    @Override
    public Decision decide(Session session, Incoming incoming) {
      var media = (Incoming.Media) incoming;
      var at = media.message().sentAt();
      var user = session.user();
      var question = new Effect.Question.History(new HistoryCursor.Newest());
      var target = new Effect.Target.New(CHAT, null);
      return new Decision(
          session.with(Session.Standing.KNOWN),
          List.of(
              new Effect.KnowPerson(ANN, CHAT, at),
              new Effect.SaveMessage(
                  user, CHAT, media.message().id(), media.caption(), "photo", "f", List.of(), at),
              new Effect.Lookup(user, question, session.preferences(), target)));
    }

    @Override
    public List<Goal> goals() {
      return List.of();
    }

    @Override
    public Call complete(Effect.Lookup lookup, QueryResult found) {
      return says(((QueryResult.History) found).messages().size());
    }

    @Override
    public Call receipt(Effect.Erase erase, Erased erased) {
      throw new AssertionError("nobody asked for it");
    }

    @Override
    public Session stranger(UserId user, @Nullable String languageCode) {
      return new Session(
          user,
          Session.Standing.NEW,
          new Preferences("en", true, "plain", true, true),
          new Conversation.Browsing("home"),
          null,
          null);
    }
  }

  private long updates = 100;

  private static Content content(int messages) {
    return new Content(messages + " messages", List.of());
  }

  private static Call says(int messages) {
    return new Call.SendMessage(CHAT, null, content(messages));
  }

  private ReceivedUpdate photo(@Nullable String album) {
    long id = ++updates;
    var chat = new Chat(CHAT, Chat.Kind.PRIVATE);
    var message = new Incoming.Message(ANN, chat, null, id, stage.now(), album, true);
    var origin = new Origin(id, "message", stage.now());
    return new ReceivedUpdate(
        new Incoming.Media(origin, message, "photo", null, null), new byte[0]);
  }

  private Committed batch(ReceivedUpdate... updates) {
    return new CommitPipeline(stage.store(), stage.outbox())
        .commit(
            tables -> new Batch(stage.store(), tables, new Counting()).handle(List.of(updates)));
  }

  private long kept() {
    return stage.store().<Long>readNow(tables -> tables.messages().count(new UserId(5)));
  }

  private void afterTheLastPart() {
    stage.turn(PendingReply.BETWEEN_PARTS);
    stage.awaitDrained();
  }

  @Test
  void thePartsOfABatchAreAnsweredOnce() {
    stage.start();
    batch(photo("a"), photo("a"), photo("a"));
    afterTheLastPart();
    assertThat(stage.calls).containsExactly(says(3));
    assertThat(kept()).isEqualTo(3);
  }

  @Test
  void thePartsOfSeveralBatchesAreAnsweredOnceWithAllOfThem() {
    stage.start();
    IntStream.range(0, 4).forEach(_ -> batch(photo("a")));
    assertThat(stage.waiting()).isEqualTo(1);
    afterTheLastPart();
    assertThat(stage.calls).containsExactly(says(4));
    assertThat(kept()).isEqualTo(4);
  }

  @Test
  void theAnswerWaitsForASecondAfterEachPart() {
    stage.start();
    stage.settle();
    batch(photo("a"));
    stage.turn(Duration.ofMillis(900));
    batch(photo("a"));
    stage.settle();
    stage.turn(Duration.ofMillis(900));
    stage.settle();
    assertThat(stage.calls).isEmpty();
    stage.turn(Duration.ofMillis(100));
    stage.awaitDrained();
    assertThat(stage.calls).containsExactly(says(2));
  }

  @Test
  void aPartThatComesAfterTheAnswerIsAddedToItsMessage() {
    stage.start().answers(5, new SendResult.Done(77L));
    batch(photo("a"));
    afterTheLastPart();
    batch(photo("a"));
    stage.awaitDrained();
    assertThat(stage.calls)
        .containsExactly(says(1), new Call.EditMessage(CHAT, null, 77, content(2)));
  }

  @Test
  void aPartThatChangesNothingInTheAnswerIsSilent() {
    stage.start();
    IntStream.range(0, 6).forEach(_ -> batch(photo("a")));
    afterTheLastPart();
    batch(photo("a"));
    stage.awaitDrained();
    assertThat(stage.calls).as("a page has five messages").containsExactly(says(5));
    assertThat(kept()).isEqualTo(7);
  }

  @Test
  void aPartAfterARestartIsNotAnsweredAgain() {
    batch(photo("a"));
    stage.restart();
    batch(photo("a"));
    afterTheLastPart();
    assertThat(stage.calls.stream().filter(Call.SendMessage.class::isInstance)).hasSize(1);
    assertThat(kept()).isEqualTo(2);
  }

  @Test
  void aPartWhoseAnswerIsOnItsWayIsKeptAndNotAnswered() {
    stage.start();
    var answer = stage.keepsSilent(5);
    batch(photo("a"));
    stage.turn(PendingReply.BETWEEN_PARTS);
    stage.awaitCalls(1);
    batch(photo("a"));
    answer.complete(new SendResult.Done(77L));
    stage.awaitDrained();
    assertThat(stage.calls).containsExactly(says(1));
    assertThat(kept()).isEqualTo(2);
  }

  @Test
  void albumsAndSinglePhotosHaveAnswersOfTheirOwn() {
    stage.start();
    batch(photo("a"), photo("b"), photo(null), photo("a"), photo("b"), photo(null));
    afterTheLastPart();
    assertThat(stage.calls).hasSize(4);
    batch(photo(null));
    stage.awaitDrained();
    assertThat(stage.calls).hasSize(5);
  }
}
