package switchboard.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import switchboard.domain.Call;
import switchboard.domain.ChatId;

/**
 * Cache of groups migrated to supergroups, so that later replies go to the new chat directly. Only
 * the latest are kept; Telegram reports the others again.
 */
final class ChatMigrations {

  private static final int MAX_COUNT = 1_000;

  private final Map<ChatId, ChatId> moves =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Entry<ChatId, ChatId> eldest) {
          return size() > MAX_COUNT;
        }
      };

  void add(ChatId from, ChatId to) {
    moves.put(from, to);
  }

  /** The call redirected to the migrated chat; empty when the chat has not moved. */
  Optional<Call> follow(Call call) {
    return Optional.ofNullable(call.chat())
        .flatMap(chat -> Optional.ofNullable(moves.get(chat)))
        .map(to -> call.to(to));
  }
}
