package switchboard.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.brain.Decider;
import switchboard.domain.Call;
import switchboard.domain.Effect;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.UserId;
import switchboard.outbox.Albums;
import switchboard.outbox.PendingReply;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.RowIds;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;

/**
 * Collects a batch's writes and executes them table by table. Replies that read the store are
 * created last, so that they see the batch's own rows.
 */
final class BatchWriter {

  /**
   * A reply to create once everything before it is written.
   *
   * @param album the album it replies to, if any
   * @param toChat whether it is a message rather than a callback query answer
   */
  private record Draft(
      UserId user, @Nullable String album, boolean toChat, Supplier<Call> call, Instant at) {

    boolean isAnsweredBy(Draft earlier) {
      return Objects.equals(album, earlier.album) && user.equals(earlier.user);
    }
  }

  private final Tables tables;
  private final Decider brain;
  private final Lookups lookups;
  private final Albums albums;
  private final RowIds ids;

  private final Map<Long, UserRow> users = new LinkedHashMap<>();
  private final Map<Long, PreferenceRow> preferences = new LinkedHashMap<>();
  private final Map<Long, ConversationRow> conversations = new LinkedHashMap<>();
  private final List<MessageRow> messages = new ArrayList<>();
  private final List<InteractionRow> interactions = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final List<PendingReply> replies = new ArrayList<>();
  private final List<PendingReply> rewritten = new ArrayList<>();

  BatchWriter(Tables tables, Decider brain, RowIds ids) {
    this.tables = tables;
    this.brain = brain;
    lookups = new Lookups(tables, brain);
    albums = new Albums(tables);
    this.ids = ids;
  }

  /**
   * Adds an effect of a user's update. Effects that depend on rows written before flush first.
   *
   * @param album the album the update belongs to, if any
   */
  void add(UserId user, @Nullable String album, Effect effect, Instant at) {
    switch (effect) {
      case Effect.KnowPerson know -> users.put(user.value(), EffectRows.user(know));
      case Effect.SaveMessage save -> messages.add(EffectRows.message(ids.message(), save));
      case Effect.AmendMessage amend -> {
        flush();
        amend(amend);
      }
      case Effect.LogInteraction log ->
          interactions.add(EffectRows.interaction(ids.interaction(), log));
      case Effect.SavePreferences save ->
          preferences.put(user.value(), EffectRows.preference(save));
      case Effect.SetReachable set -> {
        flush();
        tables.users().setReachable(set.user().value(), set.reachable());
      }
      case Effect.Deliver deliver -> {
        boolean toChat = deliver.call().chat() != null;
        draft(new Draft(user, album, toChat, deliver::call, at));
      }
      case Effect.Lookup lookup -> look(user, album, lookup, at);
      case Effect.Erase erase -> erase(user, album, erase, at);
    }
  }

  private void amend(Effect.AmendMessage amend) {
    var rows =
        tables.messages().at(amend.user().value(), amend.chat().value(), amend.messageId()).stream()
            .map(id -> EffectRows.amendment(id, amend))
            .toList();
    tables.messages().amend(rows);
  }

  /** Records the user's conversation state. */
  void session(Session next, Instant at) {
    if (next.standing() == Standing.KNOWN) {
      conversations.put(next.user().value(), EffectRows.conversation(next, at));
    }
  }

  private void draft(Draft draft) {
    if (draft.album() == null || drafts.stream().noneMatch(draft::isAnsweredBy)) {
      drafts.add(draft);
    }
  }

  private void look(UserId user, @Nullable String album, Effect.Lookup lookup, Instant at) {
    draft(new Draft(user, album, true, () -> lookups.answer(lookup, at), at));
    if (!(lookup.question() instanceof Effect.Question.History)) {
      flush();
    }
  }

  /**
   * Erases the user's data. Their pending replies go with it, but the callback query that asked for
   * it must still be answered.
   */
  private void erase(UserId user, @Nullable String album, Effect.Erase erase, Instant at) {
    writeRows();
    drafts.removeIf(draft -> draft.toChat() && draft.user().equals(user));
    replies.removeIf(
        reply -> reply.call().chat() != null && reply.isToOneOf(Set.of(user.value())));
    rewritten.removeIf(reply -> reply.isToOneOf(Set.of(user.value())));
    Supplier<Call> receipt = () -> brain.receipt(erase, Erasure.begin(tables, user.value(), at));
    draft(new Draft(user, album, true, receipt, at));
    flush();
  }

  /** Writes everything collected so far. */
  void flush() {
    writeRows();
    var made = drafts.stream().map(this::reply).flatMap(Optional::stream).toList();
    drafts.clear();
    replies.addAll(made);
    if (!made.isEmpty()) {
      tables.outbox().add(made.stream().map(PendingReply::row).toList());
    }
  }

  private void writeRows() {
    write(users.values(), tables.users()::save);
    write(preferences.values(), tables.sessions()::savePreferences);
    write(conversations.values(), tables.sessions()::saveConversations);
    write(messages, tables.messages()::add);
    write(interactions, tables.interactions()::add);
  }

  /** The replies written so far, in order. */
  List<PendingReply> replies() {
    return List.copyOf(replies);
  }

  /** Replies of earlier batches whose content changed. */
  List<PendingReply> rewritten() {
    return List.copyOf(rewritten);
  }

  private static <T> void write(Collection<T> rows, Consumer<List<T>> statement) {
    if (!rows.isEmpty()) {
      statement.accept(List.copyOf(rows));
      rows.clear();
    }
  }

  private Optional<PendingReply> reply(Draft draft) {
    long user = draft.user().value();
    var album = draft.album();
    var call = draft.call().get();
    var at = draft.at();
    var earlier = albums.answer(user, album);
    if (earlier.isPresent()) {
      Albums.rewritten(earlier.get(), call, at).ifPresent(this::rewrite);
      return Albums.edit(earlier.get(), call)
          .map(edit -> PendingReply.of(ids.reply(), user, edit, at));
    }
    return Optional.of(
        album == null
            ? PendingReply.of(ids.reply(), user, call, at)
            : PendingReply.toAlbum(album, ids.reply(), user, call, at));
  }

  private void rewrite(PendingReply reply) {
    tables.outbox().rewrite(List.of(reply.rewriteRow()));
    boolean isOurs = replies.stream().anyMatch(made -> made.id() == reply.id());
    replies.replaceAll(made -> made.id() == reply.id() ? reply : made);
    if (!isOurs) {
      rewritten.add(reply);
    }
  }
}
