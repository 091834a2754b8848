package switchboard.app;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.config.Settings;
import switchboard.domain.Bot;
import switchboard.domain.UserId;
import switchboard.engine.Inbox;
import switchboard.language.AskReport;
import switchboard.outbox.CommitPipeline;
import switchboard.outbox.Outbox;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.Store;

/** An open server. */
public final class Server implements AutoCloseable {

  private final Settings settings;
  private final OpenParts parts;
  private final Store store;
  private final ServerParts.Line line;
  private final ServerParts.Delivery delivery;
  private final WebServer web;

  Server(
      Settings settings,
      OpenParts parts,
      Store store,
      ServerParts.Line line,
      ServerParts.Delivery delivery,
      WebServer web) {
    this.settings = settings;
    this.parts = parts;
    this.store = store;
    this.line = line;
    this.delivery = delivery;
    this.web = web;
  }

  /** Starts to receive updates: by webhook at the address, else by long polling. */
  public void connect(@Nullable URI publicUrl) {
    delivery.source().prefer(publicUrl);
    delivery.setup().start();
  }

  public int port() {
    return web.port();
  }

  public Store store() {
    return store;
  }

  public boolean outboxIsEmpty() {
    return store.readNow(tables -> tables.outbox().waiting() == 0);
  }

  public Outbox outbox() {
    return line.outbox();
  }

  public CommitPipeline pipeline() {
    return line.pipeline();
  }

  public Inbox inbox() {
    return line.inbox();
  }

  /** The bot in use. */
  public Bot bot() {
    return line.brain().setup().bot();
  }

  /**
   * How the bot understands a text of this user, in lines; empty if it answers with the history.
   */
  public List<String> explain(UserId user, String text) {
    var setup = line.brain().setup();
    if (!setup.bot().understands()) {
      return List.of();
    }
    var language =
        store
            .readNow(tables -> tables.sessions().preferences(user))
            .map(PreferenceRow::language)
            .orElseGet(setup.bot()::defaultLanguage);
    return AskReport.of(setup.bot(), setup.understanding().get(), language, text).lines();
  }

  public String webhookPath() {
    return "/tg/" + settings.telegram().token().webhookPath();
  }

  /** Closes the parts in reverse order. */
  @Override
  public void close() {
    parts.close();
  }
}
