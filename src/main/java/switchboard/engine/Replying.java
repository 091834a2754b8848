package switchboard.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.store.Store;

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
    var call = new Call.SendMessage(new ChatId(chat), new Content(html, List.of()));
    var reply = new Waiting(store.rowIds().reply(), user, call, 0, clock.instant());
    var _ =
        outbox.handOver(() ->
            store.writeNow(tables -> {
              tables.outbox().add(List.of(EffectRows.reply(reply, operator)));
              return new Batch.Outcome(List.of(), List.of(reply), Set.of());
            }));
  }
}
