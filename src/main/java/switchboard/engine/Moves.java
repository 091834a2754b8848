package switchboard.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import switchboard.domain.Call;
import switchboard.domain.ChatId;

/**
 * Groups that became supergroups: later replies go to the new chat without asking for the old one.
 * The latest are kept; Telegram tells the others again.
 */
final class Moves {

  private static final int MOST = 1_000;

  private final Map<ChatId, ChatId> moves =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Entry<ChatId, ChatId> eldest) {
          return size() > MOST;
        }
      };

  void add(ChatId from, ChatId to) {
    moves.put(from, to);
  }

  /** The same call to where its chat is now; empty when that is where it goes. */
  Optional<Call> follow(Call call) {
    return Optional.ofNullable(EffectRows.chat(call))
        .flatMap(chat -> Optional.ofNullable(moves.get(chat)))
        .map(to -> Calls.to(to, call));
  }
}
