package switchboard.app;

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
import switchboard.acme.AutomaticCertificate;
import switchboard.api.About;
import switchboard.api.LastBackupTime;
import switchboard.api.StatisticsView;
import switchboard.api.WebhookOperations;
import switchboard.audit.AuditTrail;
import switchboard.auth.ApiTokens;
import switchboard.base.DataFolder;
import switchboard.base.Version;
import switchboard.brain.BrainSetup;
import switchboard.brain.Decider;
import switchboard.config.Settings;
import switchboard.config.TelegramSettings;
import switchboard.domain.Bot;
import switchboard.engine.BotFileVersioning;
import switchboard.engine.CurrentBrain;
import switchboard.engine.Engine;
import switchboard.engine.Erasure;
import switchboard.engine.Inbox;
import switchboard.engine.QuarantineReplay;
import switchboard.engine.WebhookFilter;
import switchboard.jobs.DailyBackups;
import switchboard.jobs.Housekeeping;
import switchboard.jobs.Scheduler;
import switchboard.metrics.BackupAgeGauge;
import switchboard.metrics.Meters;
import switchboard.outbox.CommitPipeline;
import switchboard.outbox.Outbox;
import switchboard.store.SeenUpdateDao;
import switchboard.store.Store;
import switchboard.store.backup.Backup;
import switchboard.store.backup.RestoreSwap;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotIdentity;
import switchboard.telegram.UpdateReader;
import switchboard.web.Masking;
import switchboard.web.PublicAddress;
import switchboard.web.RecentWarnings;
import switchboard.webhook.BotSetup;
import switchboard.webhook.Poller;
import switchboard.webhook.TelegramConnection;
import switchboard.webhook.UpdateSource;
import switchboard.webhook.WebhookOptions;
import switchboard.webhook.WebhookService;

/** Wires all packages together and runs them. Closes them in reverse order. */
public final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private static final Duration SENDING_GRACE = Duration.ofSeconds(4);
  private static final Duration REQUESTS_EVERY = Duration.ofSeconds(2);
  private static final Duration CERTIFICATE_EVERY = Duration.ofDays(1);
  private static final Duration TIDY_EVERY = Duration.ofHours(1);

  private final Settings settings;
  private final InstantSource clock;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final AtomicReference<BotIdentity> identity;

  private final RecentWarnings warnings = new RecentWarnings();
  private final Store store;
  private final CurrentBrain brain;
  private final Inbox inbox = new Inbox();
  private final Meters meters;
  private final Outbox outbox;
  private final CommitPipeline pipeline;
  private final Engine engine;
  private final AuditTrail trail;
  private final UpdateReader reader;
  private final BotApi telegram;
  private final UpdateSource delivery;
  private final TelegramConnection connection = new TelegramConnection();
  private final WebServer http;
  private final AtomicReference<@Nullable BotSetup> registration = new AtomicReference<>();

  private Server(Settings settings, InstantSource clock, Faults faults, @Nullable URI chat) {
    this.settings = settings;
    this.clock = clock;
    var source = BotSource.load(settings.bot().file());
    try {
      part(WarningAppender.into(warnings));
      part(DataFolder.hold(settings.data().folder()));
      RestoreSwap.settle(settings.data().folder());
      store = part(Store.open(settings.data().database(), settings.data().masterKey()));
      DataFolderOwner.demand(store, settings.telegram().token().botId(), settings.data().folder());
      brain = new CurrentBrain(setup(source));
      identity = new AtomicReference<>(BotIdentity.unasked(settings.telegram().token()));
      reader = new UpdateReader(identity::get);
      meters = new Meters();
      telegram = part(faults.telegram(settings.telegram()));
      var calls = connection.hearing(telegram::execute);
      outbox = new Outbox(store, calls, telegram::probe, settings.bot().sendLimits(), meters, clock);
      part(() -> outbox.stop(SENDING_GRACE));
      pipeline = new CommitPipeline(store, outbox);
      var erasure = new Erasure(store, pipeline, clock);
      erasure.run(); // first finish the erasures that an earlier run began
      outbox.start();
      Supplier<Decider> deciding = () -> faults.around(brain.brain());
      engine = part(new Engine(inbox, store, deciding, pipeline, meters, clock));
      engine.start();
      trail = part(new AuditTrail(store, clock));
      schedule(erasure, new QuarantineReplay(store, reader, deciding, pipeline, clock));
      watch(source);
      delivery = part(delivery());
      var certificate = CertificateStart.open(settings.web(), clock);
      certificate.ifPresent(this::part);
      Optional.ofNullable(settings.web().tls()).ifPresent(files -> part(TlsReloadLog.of(files)));
      http = part(http(chat));
      certificate.ifPresent(AutomaticCertificate::start); // its files are already watched
      part(new Scheduler()).every(CERTIFICATE_EVERY, http::warnOfCertificate);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Lets tests make the brain fail, and shorten the wait for Telegram. */
  @FunctionalInterface
  public interface Faults {
    Faults NONE = brain -> brain;

    Decider around(Decider brain);

    default BotApi telegram(TelegramSettings settings) {
      return new BotApi(settings.token(), settings.botApiUrl(), settings.proxy());
    }
  }

  /**
   * Opens everything except the connection to Telegram. The server listens when this returns.
   *
   * @param chat address of the demo's chat page
   */
  public static Server open(Settings settings, InstantSource clock, @Nullable URI chat) {
    return new Server(settings, clock, Faults.NONE, chat);
  }

  public static Server open(Settings settings, InstantSource clock, Faults faults) {
    return new Server(settings, clock, faults, null);
  }

  /** Starts to receive updates: by webhook at the address, else by long polling. */
  public void connect(@Nullable URI publicUrl) {
    delivery.prefer(publicUrl);
    var started = part(new BotSetup(telegram, brain, identity, delivery, connection));
    registration.set(started);
    started.start();
  }

  public int port() {
    return http.port();
  }

  public Store store() {
    return store;
  }

  public boolean outboxIsEmpty() {
    return store.readNow(tables -> tables.outbox().waiting() == 0);
  }

  public Outbox outbox() {
    return outbox;
  }

  public CommitPipeline pipeline() {
    return pipeline;
  }

  public Inbox inbox() {
    return inbox;
  }

  /** The bot in use. */
  public Bot bot() {
    return brain.setup().bot();
  }

  public String webhookPath() {
    return "/tg/" + settings.telegram().token().webhookPath();
  }

  private BrainSetup setup(BotSource source) {
    var lineage = new BotFileVersioning(store, clock).adopt(source.bot(), source.text());
    return new BrainSetup(source.bot(), lineage, settings.policy(), null);
  }

  private UpdateSource delivery() {
    var setup =
        new WebhookOptions(
            telegram,
            settings.telegram().token(),
            settings.telegram().botApiUrl(),
            settings.telegram().legacyPath(),
            this::port,
            settings.telegram().certificate());
    return new UpdateSource(
        setup, () -> new Poller(telegram, reader, inbox, connection, clock), connection);
  }

  private WebServer http(@Nullable URI chat) {
    var webhook = new WebhookFilter(settings.telegram().token(), settings.telegram().legacyPath(), reader, inbox, clock);
    var about = new About(Version.TEXT, () -> bot().name(), chat);
    var backup = backups();
    Supplier<Optional<Instant>> last = () -> backup.flatMap(Backup::last);
    var tokens = new ApiTokens(store, settings.web().adminApiToken(), clock);
    var desk = new WebhookService(delivery, webhook::lastTaken, engine::lastInlineTap, clock);
    var health =
        part(
            new HealthMonitor(
                store,
                settings.data().database(),
                connection,
                this::telegramState,
                backup.map(_ -> last),
                delivery,
                desk,
                clock));
    var webhooks = new WebhookOperations(desk::set, desk::report);
    return WebServer.start(
        settings.web().listen(),
        settings.web().tls(),
        settings.web().trustedProxies(),
        webhook,
        part(TomcatFolder.create(settings.data().folder())),
        clock,
        store,
        about,
        health.checks(),
        new LastBackupTime(last, clock),
        new StatisticsView(store, clock),
        meters,
        new BackupAgeGauge(last),
        tokens,
        trail,
        new CurrentBotChoices(brain),
        webhooks,
        new ConsoleOperations(store, pipeline, settings.bot().file(), clock)
            .of(this::bot, this::telegramState, desk, backup),
        warnings,
        new Masking(settings.privacy().maskMessages()),
        new PublicAddress(settings.telegram().publicUrl()));
  }

  /** Starts the daily backups, unless they are off. */
  private Optional<Backup> backups() {
    if (settings.data().backups().folder() == null) {
      return Optional.empty();
    }
    var backup = settings.data().backup(clock);
    part(new DailyBackups(backup, clock)).start();
    return Optional.of(backup);
  }

  private String telegramState() {
    var current = registration.get();
    return current == null ? "starting" : current.state();
  }

  private void schedule(Erasure erasure, QuarantineReplay replays) {
    var timetable = part(new Scheduler());
    timetable.every(REQUESTS_EVERY, erasure);
    timetable.every(REQUESTS_EVERY, replays);
    timetable.every(AuditTrail.TOLD_EVERY, trail);
    timetable.every(
        TIDY_EVERY,
        new Housekeeping(
            store,
            clock,
            SeenUpdateDao.COUNTS_FOR,
            settings.privacy().repliesFor(),
            settings.privacy().retentionDays()));
  }

  private void watch(BotSource source) {
    if (source.file() != null) {
      var live = new BotFileVersioning(store, clock);
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
