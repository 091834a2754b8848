package switchboard.brain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.domain.Effect;
import switchboard.domain.Erased;
import switchboard.domain.HistoryCursor;
import switchboard.domain.QueryResult;
import switchboard.domain.UserId;

/** Minimal in-memory store for conversations. */
final class MemoryStore {

  private final Map<UserId, Instant> exports = new HashMap<>();

  private record Saved(Effect.SaveMessage message, QueryResult.SavedMessage shown) {}

  private final Map<UserId, List<Saved>> messages = new HashMap<>();
  private final Map<UserId, Integer> interactions = new HashMap<>();
  private final Set<UserId> known = new HashSet<>();
  private long rows;

  boolean holds(UserId user) {
    return known.contains(user) || messages.containsKey(user) || interactions.containsKey(user);
  }

  void know(UserId user) {
    known.add(user);
  }

  void log(UserId user) {
    interactions.merge(user, 1, Integer::sum);
  }

  void save(Effect.SaveMessage save) {
    var shown = new QueryResult.SavedMessage(++rows, save.text(), save.type(), false, save.at());
    messages.computeIfAbsent(save.user(), _ -> new ArrayList<>()).addFirst(new Saved(save, shown));
  }

  void amend(Effect.AmendMessage amend) {
    messages.getOrDefault(amend.user(), List.of()).replaceAll(saved -> amended(saved, amend));
  }

  private static Saved amended(Saved saved, Effect.AmendMessage amend) {
    var was = saved.shown();
    return saved.message().messageId() == amend.messageId()
        ? new Saved(
            saved.message(),
            new QueryResult.SavedMessage(was.id(), amend.text(), was.type(), true, was.sentAt()))
        : saved;
  }

  QueryResult answer(Effect.Lookup lookup, Instant now) {
    return switch (lookup.question()) {
      case Effect.Question.History(var cursor) -> page(lookup.user(), cursor);
      case Effect.Question.Disclosures() -> new QueryResult.Disclosures(List.of(), 0);
      case Effect.Question.Export() -> export(lookup.user(), now);
      case Effect.Question.StaffLink _ -> new QueryResult.StaffLink(null);
    };
  }

  private QueryResult export(UserId user, Instant now) {
    var again = exports.getOrDefault(user, Instant.EPOCH).plus(Duration.ofMinutes(10));
    if (now.isBefore(again)) {
      return new QueryResult.ExportedJustNow(again, now);
    }
    exports.put(user, now);
    return new QueryResult.Export("{\"messages\":" + of(user).size() + "}", List.of());
  }

  private QueryResult.History page(UserId user, HistoryCursor cursor) {
    var all = of(user);
    int from =
        switch (cursor) {
          case HistoryCursor.Newest() -> 0;
          case HistoryCursor.OlderThan(long id) -> after(all, id);
          case HistoryCursor.NewerThan(long id) ->
              Math.max(0, after(all, id + 1) - Brain.MESSAGES_A_PAGE);
        };
    int to = Math.min(all.size(), from + Brain.MESSAGES_A_PAGE);
    return new QueryResult.History(all.subList(from, to), to < all.size(), from > 0);
  }

  /** Number of messages with at least this id; the list is newest first. */
  private static int after(List<QueryResult.SavedMessage> all, long id) {
    return (int) all.stream().filter(message -> message.id() >= id).count();
  }

  private List<QueryResult.SavedMessage> of(UserId user) {
    return messages.getOrDefault(user, List.of()).stream().map(Saved::shown).toList();
  }

  Erased erase(UserId user, Instant now) {
    long erased = of(user).size();
    long logged = interactions.getOrDefault(user, 0);
    messages.remove(user);
    interactions.remove(user);
    known.remove(user);
    return new Erased("R-" + user.value(), erased, logged, 0, now);
  }
}
