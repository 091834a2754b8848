package switchboard.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.brain.Decider;
import switchboard.domain.Effect;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.UserId;
import switchboard.outbox.PendingReply;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.RecentUsers;
import switchboard.store.RowIds;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.StaffIds;
import switchboard.store.Tables;

/**
 * Collects a batch's effects and writes them at its end, in a fixed order: users first, because
 * that creates their keys; then the other rows, a table at a time; then changes of rows, which may
 * be rows of this batch. Then it builds the replies, which may read all of them. Only an erasure
 * writes what came before it at once, so that it is erased too.
 */
final class BatchWriter {

  private final Tables tables;
  private final Decider brain;
  private final BatchReplies replies;
  private final RowIds ids;
  private final RecentUsers recent;

  private final Map<UserId, Effect.KnowPerson> users = new LinkedHashMap<>();
  private final Map<UserId, PreferenceRow> preferences = new LinkedHashMap<>();
  private final Map<UserId, ConversationRow> conversations = new LinkedHashMap<>();
  private final SavedMessages messages = new SavedMessages();
  private final KeptQuestions questions = new KeptQuestions();
  private final WaitingUsers waiting = new WaitingUsers();
  private final List<InteractionRow> interactions = new ArrayList<>();
  private final AmendedMessages amendments = new AmendedMessages();
  private final Map<UserId, Effect.SetReachable> reachable = new LinkedHashMap<>();

  BatchWriter(Tables tables, Decider brain, RowIds ids, RecentUsers recent, StaffIds staff) {
    this.tables = tables;
    this.brain = brain;
    this.recent = recent;
    this.ids = ids;
    replies = new BatchReplies(tables, new Lookups(tables, brain, recent, staff), ids);
  }

  /** Adds an effect of a user's update, which shows this screen if it is a tap. */
  void add(UserId user, ReceivedUpdate update, Effect effect, @Nullable String screen) {
    switch (effect) {
      case Effect.KnowPerson know -> know(user, know);
      case Effect.SaveMessage save -> messages.add(ids, save, update.receivedAt());
      case Effect.AmendMessage amend -> amendments.add(amend);
      case Effect.LogInteraction log ->
          interactions.add(EffectRows.interaction(ids.interaction(), log));
      case Effect.SavePreferences save -> preferences.put(user, EffectRows.preference(save));
      case Effect.SetReachable set -> reachable.put(user, set);
      case Effect.AwaitAnswer await -> waiting.begin(await);
      case Effect.StopWaiting stop -> waiting.end(stop.user());
      case Effect.CountText _ -> {} // by UsageCounter
      case Effect.CountStart _ -> {} // by StartCounter
      case Effect.KeepQuestion keep ->
          questions.add(keep, messages.row(user, keep.chat(), keep.messageId()));
      case Effect.Outgoing outgoing -> replies.add(new DraftReply(user, update, outgoing, screen));
      case Effect.Erase erase -> erase(user, update, erase, screen);
    }
  }

  /** A user seen in their private chat is reachable again; that chat stays known in other chats. */
  private void know(UserId user, Effect.KnowPerson know) {
    if (know.privateChat() != null) {
      reachable.remove(user);
    }
    users.merge(user, know, Effect.KnowPerson::then);
  }

  /**
   * Erases the user's data. Their replies go with it, but the callback query that asked for it must
   * still be answered.
   */
  private void erase(
      UserId user, ReceivedUpdate update, Effect.Erase erase, @Nullable String screen) {
    replies.dropThoseOf(user);
    var erased = Erasure.begin(tables, user, update.receivedAt());
    recent.forget(user);
    var receipt = new Effect.Deliver(brain.receipt(erase, erased));
    replies.add(new DraftReply(user, update, receipt, screen));
  }

  /** Records the user's conversation state after an update. */
  void session(Session next, ReceivedUpdate update) {
    if (next.standing() == Standing.KNOWN) {
      conversations.put(next.user(), EffectRows.conversation(next, update.receivedAt()));
    }
  }

  /** Writes everything collected but the replies; the end of the batch. */
  void write() {
    writeRows();
    replies.build();
  }

  /** Writes what was collected, but not the replies. */
  void writeRows() {
    write(users.values(), known -> recent.saveUsers(tables, EffectRows.users(known)));
    write(preferences.values(), rows -> recent.savePreferences(tables, rows));
    write(conversations.values(), rows -> recent.saveConversations(tables, rows));
    waiting.write(tables, recent, messages);
    messages.write(tables, recent);
    questions.write(tables);
    write(interactions, tables.interactions()::add);
    amendments.write(tables, ids, recent);
    write(
        reachable.values(),
        changed ->
            changed.forEach(set -> recent.setReachable(tables, set.user(), set.reachable())));
  }

  private static <T> void write(Collection<T> rows, Consumer<List<T>> statement) {
    if (!rows.isEmpty()) {
      statement.accept(List.copyOf(rows));
      rows.clear();
    }
  }

  List<PendingReply> replies() {
    return replies.built();
  }

  /** Replies of earlier batches whose content changed. */
  List<PendingReply> rewritten() {
    return replies.rewritten();
  }
}
