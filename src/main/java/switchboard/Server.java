package switchboard;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.access.AuditTrail;
import switchboard.access.Tokens;
import switchboard.api.About;
import switchboard.api.LastBackup;
import switchboard.api.Statistics;
import switchboard.api.Webhooks;
import switchboard.brain.Setup;
import switchboard.certificate.AutomaticCertificate;
import switchboard.domain.Bot;
import switchboard.engine.Connection;
import switchboard.engine.Deciding;
import switchboard.engine.Delivery;
import switchboard.engine.Engine;
import switchboard.engine.Erasure;
import switchboard.engine.Inbox;
import switchboard.engine.LiveBotFile;
import switchboard.engine.LiveBrain;
import switchboard.engine.Outbox;
import switchboard.engine.Poller;
import switchboard.engine.Registration;
import switchboard.engine.Replays;
import switchboard.engine.Webhook;
import switchboard.engine.WebhookDesk;
import switchboard.engine.WebhookSetup;
import switchboard.jobs.Backups;
import switchboard.jobs.Housekeeping;
import switchboard.jobs.Timetable;
import switchboard.metrics.BackupAge;
import switchboard.metrics.Meters;
import switchboard.store.Backup;
import switchboard.store.DataFolder;
import switchboard.store.Replacement;
import switchboard.store.SeenUpdates;
import switchboard.store.Store;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotIdentity;
import switchboard.telegram.UpdateReader;
import switchboard.web.Masking;
import switchboard.web.PublicAddress;
import switchboard.web.Warnings;

/** Wires all packages together and runs them. Closes them in reverse order. */
final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private static final Duration SENDING_GRACE = Duration.ofSeconds(4);
  private static final Duration REQUESTS_EVERY = Duration.ofSeconds(2);
  private static final Duration CERTIFICATE_EVERY = Duration.ofDays(1);
  private static final Duration TIDY_EVERY = Duration.ofHours(1);

  private final Settings settings;
  private final InstantSource clock;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final AtomicReference<BotIdentity> identity;

  private final Warnings warnings = new Warnings();
  private final Store store;
  private final LiveBrain brain;
  private final Inbox inbox = new Inbox();
  private final Meters meters;
  private final Outbox outbox;
  private final Engine engine;
  private final AuditTrail trail;
  private final UpdateReader reader;
  private final BotApi telegram;
  private final Delivery delivery;
  private final Connection connection = new Connection();
  private final HttpHost http;
  private final AtomicReference<@Nullable Registration> registration = new AtomicReference<>();

  private Server(Settings settings, InstantSource clock, Faults faults, @Nullable URI chat) {
    this.settings = settings;
    this.clock = clock;
    var source = BotSource.load(settings.botFile());
    try {
      part(WarningLog.into(warnings));
      part(DataFolder.hold(settings.data().folder()));
      Replacement.settle(settings.data().folder());
      store = part(Store.open(settings.data().database(), settings.data().masterKey()));
      Ownership.demand(store, settings.token().botId(), settings.data().folder());
      brain = new LiveBrain(setup(source));
      identity = new AtomicReference<>(BotIdentity.unasked(settings.token()));
      reader = new UpdateReader(identity::get);
      meters = new Meters();
      telegram = part(faults.telegram(settings));
      var calls = connection.hearing(telegram::execute);
      outbox = new Outbox(store, calls, telegram::probe, settings.pace(), meters, clock);
      part(() -> outbox.stop(SENDING_GRACE));
      var erasure = Erasure.beside(outbox, store, clock);
      erasure.run(); // first finish the erasures that an earlier run began
      outbox.start();
      var deciding = faults.around(Deciding.by(brain::brain));
      engine = part(new Engine(inbox, store, deciding, outbox, meters, clock));
      engine.start();
      trail = part(new AuditTrail(store, clock));
      schedule(erasure, new Replays(store, reader, deciding, outbox, clock));
      watch(source);
      delivery = part(delivery());
      var certificate = CertificateStart.open(settings, clock);
      certificate.ifPresent(this::part);
      Optional.ofNullable(settings.tls()).ifPresent(files -> part(TlsReload.of(files)));
      http = part(http(chat));
      certificate.ifPresent(AutomaticCertificate::start); // its files are already watched
      part(new Timetable()).every(CERTIFICATE_EVERY, http::warnOfCertificate);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Lets tests make the brain fail, and shorten the wait for Telegram. */
  @FunctionalInterface
  interface Faults {
    Faults NONE = deciding -> deciding;

    Deciding around(Deciding deciding);

    default BotApi telegram(Settings settings) {
      return new BotApi(settings.token(), settings.botApiUrl(), settings.proxy());
    }
  }

  /**
   * Opens everything except the connection to Telegram. The server listens when this returns.
   *
   * @param chat address of the demo's chat page
   */
  static Server open(Settings settings, InstantSource clock, @Nullable URI chat) {
    return new Server(settings, clock, Faults.NONE, chat);
  }

  static Server open(Settings settings, InstantSource clock, Faults faults) {
    return new Server(settings, clock, faults, null);
  }

  /** Starts to receive updates: by webhook at the address, else by long polling. */
  void connect(@Nullable URI publicUrl) {
    delivery.prefer(publicUrl);
    var started = part(new Registration(telegram, brain, identity, delivery, connection));
    registration.set(started);
    started.start();
  }

  int port() {
    return http.port();
  }

  Store store() {
    return store;
  }

  boolean outboxIsEmpty() {
    return store.readNow(tables -> tables.outbox().waiting() == 0);
  }

  Outbox outbox() {
    return outbox;
  }

  Inbox inbox() {
    return inbox;
  }

  /** The bot in use. */
  Bot bot() {
    return brain.setup().bot();
  }

  String webhookPath() {
    return "/tg/" + settings.token().webhookPath();
  }

  private Setup setup(BotSource source) {
    var lineage = new LiveBotFile(store, clock).adopt(source.bot(), source.text());
    return new Setup(source.bot(), lineage, settings.policy(), null);
  }

  private Delivery delivery() {
    var setup =
        new WebhookSetup(
            telegram,
            settings.token(),
            settings.botApiUrl(),
            settings.legacyPath(),
            this::port,
            settings.certificate());
    return new Delivery(
        setup, () -> new Poller(telegram, reader, inbox, connection, clock), connection);
  }

  private HttpHost http(@Nullable URI chat) {
    var webhook = new Webhook(settings.token(), settings.legacyPath(), reader, inbox, clock);
    var about = new About(Version.TEXT, () -> bot().name(), chat);
    var backup = backups();
    Supplier<Optional<Instant>> last = () -> backup.flatMap(Backup::last);
    var tokens = new Tokens(store, settings.adminApiToken(), clock);
    var desk = new WebhookDesk(delivery, webhook::lastTaken, engine::lastInlineTap, clock);
    var health =
        part(
            new HealthWatch(
                store,
                settings.data().database(),
                connection,
                this::telegramState,
                backup.map(_ -> last),
                delivery,
                desk,
                clock));
    var webhooks = new Webhooks(desk::set, desk::report);
    return HttpHost.start(
        settings.listen(),
        settings.tls(),
        settings.trustedProxies(),
        webhook,
        part(HttpFolder.create(settings.data().folder())),
        clock,
        store,
        about,
        health.checks(),
        new LastBackup(last, clock),
        new Statistics(store, clock),
        meters,
        new BackupAge(last),
        tokens,
        trail,
        new LiveChoices(brain),
        webhooks,
        new ConsoleDesk(store, outbox, settings.botFile(), clock)
            .of(this::bot, this::telegramState, desk, backup),
        warnings,
        new Masking(settings.maskMessages()),
        new PublicAddress(settings.publicUrl()));
  }

  /** Starts the daily backups, unless they are off. */
  private Optional<Backup> backups() {
    if (settings.data().backups().folder() == null) {
      return Optional.empty();
    }
    var backup = settings.data().backup(clock);
    part(new Backups(backup, clock)).start();
    return Optional.of(backup);
  }

  private String telegramState() {
    var current = registration.get();
    return current == null ? "starting" : current.state();
  }

  private void schedule(Erasure erasure, Replays replays) {
    var timetable = part(new Timetable());
    timetable.every(REQUESTS_EVERY, erasure);
    timetable.every(REQUESTS_EVERY, replays);
    timetable.every(AuditTrail.TOLD_EVERY, trail);
    timetable.every(
        TIDY_EVERY,
        new Housekeeping(
            store, clock, SeenUpdates.COUNTS_FOR, settings.repliesFor(), settings.retentionDays()));
  }

  private void watch(BotSource source) {
    if (source.file() != null) {
      var live = new LiveBotFile(store, clock);
      part(BotFileReload.start(source.file(), source.text(), live, brain));
    }
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.atWarn().addKeyValue("error", e.getClass().getName()).log("Component failed to close");
      }
    }
  }
}
