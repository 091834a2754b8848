package switchboard.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.Topic;
import switchboard.store.Rows;
import switchboard.store.Store;
import switchboard.store.StoredJson;
import switchboard.store.Tables;

/** Has the bot say to somebody what an operator typed; through the outbox, like all it says. */
public final class Replying {

  private final Store store;
  private final Outbox outbox;
  private final InstantSource clock;

  public Replying(Store store, Outbox outbox, InstantSource clock) {
    this.store = store;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * On the disk when this returns, and on its way.
   *
   * @param html in Telegram's HTML, of a length that Telegram takes
   * @param operator the name of whoever typed it
   */
  public void say(long user, long chat, String html, String operator) {
    var content = new Content(html, List.of());
    var _ =
        outbox.handOver(() ->
            store.writeNow(tables -> {
              var call = new Call.SendMessage(new ChatId(chat), topic(tables, user), content);
              var reply = Waiting.of(store.rowIds().reply(), user, call, clock.instant());
              tables.outbox().add(List.of(EffectRows.reply(reply, operator)));
              return Batch.Outcome.of(List.of(reply), Set.of());
            }));
  }

  /** Where the person last wrote. */
  private static @Nullable Topic topic(Tables tables, long user) {
    return tables
        .sessions()
        .conversation(user)
        .map(Rows.Conversation::topic)
        .map(StoredJson::topic)
        .orElse(null);
  }
}
