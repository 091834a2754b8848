package switchboard.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.brain.Brain;
import switchboard.brain.BrainSetup;
import switchboard.brain.Decider;
import switchboard.domain.Call;
import switchboard.domain.Conversation;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Erased;
import switchboard.domain.FilePolicy;
import switchboard.domain.Goal;
import switchboard.domain.Incoming;
import switchboard.domain.Lineage;
import switchboard.domain.Policy;
import switchboard.domain.QueryResult;
import switchboard.domain.Session;
import switchboard.domain.UserId;

/** The brain of the sample bot, and all that it has decided. */
final class RecordingDecider implements Decider {

  /**
   * A decision, or an erasure by an operator.
   *
   * @param decision absent: an operator erased the user
   */
  record Step(
      UserId user,
      Instant at,
      @Nullable Incoming incoming,
      @Nullable Session before,
      @Nullable Decision decision) {}

  private final Brain brain;
  private final List<Step> steps = new ArrayList<>();
  private final Map<UserId, Long> deletions = new HashMap<>();

  RecordingDecider() {
    var sample = BotFile.parse(BotFile.sample(), "bot.yaml", MediaFiles.beside(null));
    var bot = ((BotFile.Result.Loaded) sample).bot();
    var files = new FilePolicy(FilePolicy.Kept.OFF, 1, 0);
    brain =
        new Brain(
            new BrainSetup(
                bot,
                Lineage.NONE,
                new Policy(0, 48, 7, 7, false, true, files),
                "test_bot",
                PreparedUnderstanding.of(bot)));
  }

  List<Step> steps() {
    return steps;
  }

  /** The number in the button that confirms the user's last request for erasure. */
  long lastDeletion(UserId user) {
    return deletions.getOrDefault(user, 0L);
  }

  void erased(UserId user, Instant at) {
    steps.add(new Step(user, at, null, null, null));
  }

  @Override
  public Decision decide(Session session, Incoming incoming) {
    var decision = brain.decide(session, incoming);
    if (decision.next().conversation() instanceof Conversation.ConfirmingDeletion deletion) {
      deletions.put(session.user(), deletion.nonce());
    }
    var at = Objects.requireNonNull(incoming.origin()).receivedAt();
    steps.add(new Step(session.user(), at, incoming, session, decision));
    return decision;
  }

  @Override
  public List<Goal> goals() {
    return brain.goals();
  }

  @Override
  public Call complete(Effect.Lookup lookup, QueryResult found) {
    return brain.complete(lookup, found);
  }

  @Override
  public Call receipt(Effect.Erase erase, Erased erased) {
    return brain.receipt(erase, erased);
  }

  @Override
  public Session stranger(UserId user, @Nullable String languageCode) {
    return brain.stranger(user, languageCode);
  }
}
