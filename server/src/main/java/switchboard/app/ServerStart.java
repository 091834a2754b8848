package switchboard.app;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.acme.AutomaticCertificate;
import switchboard.api.About;
import switchboard.api.StatisticsView;
import switchboard.app.MediaStart.MediaParts;
import switchboard.app.ServerParts.Delivery;
import switchboard.app.ServerParts.Line;
import switchboard.app.ServerParts.Telegram;
import switchboard.audit.AuditTrail;
import switchboard.auth.ApiTokens;
import switchboard.base.DataFolder;
import switchboard.base.Version;
import switchboard.brain.BrainSetup;
import switchboard.brain.Decider;
import switchboard.cluster.Membership.Lease;
import switchboard.config.Settings;
import switchboard.engine.BotFileVersioning;
import switchboard.engine.CurrentBrain;
import switchboard.engine.Engine;
import switchboard.engine.Erasure;
import switchboard.engine.Inbox;
import switchboard.engine.PreparedUnderstanding;
import switchboard.engine.QuarantineReplay;
import switchboard.engine.WebhookFilter;
import switchboard.health.HealthChecks;
import switchboard.insight.Suppression;
import switchboard.language.Understanding;
import switchboard.metrics.Meters;
import switchboard.operations.LatestBackup;
import switchboard.outbox.CommitPipeline;
import switchboard.outbox.Outbox;
import switchboard.store.Store;
import switchboard.store.WriteProbe;
import switchboard.store.backup.Backup;
import switchboard.store.backup.NoticedRestore;
import switchboard.store.backup.RestoreSwap;
import switchboard.telegram.BotIdentity;
import switchboard.telegram.UpdateReader;
import switchboard.web.HealthProbe;
import switchboard.web.Masking;
import switchboard.web.PublicAddress;
import switchboard.web.RecentWarnings;
import switchboard.webhook.BotSetup;
import switchboard.webhook.Poller;
import switchboard.webhook.UpdateObservations;
import switchboard.webhook.UpdateSource;
import switchboard.webhook.WebhookOptions;

/** The start of a server: opens the parts in order, each with what it needs of the earlier ones. */
final class ServerStart {

  private static final Duration SENDING_GRACE = Duration.ofSeconds(4);

  private final ServerFactory factory;
  private final Settings settings;
  private final InstantSource clock;
  private final OpenParts parts = new OpenParts();
  private final WebServer web;

  private ServerStart(ServerFactory factory, Settings settings, InstantSource clock) {
    this.factory = factory;
    this.settings = settings;
    this.clock = clock;
    web = new WebServer(settings.web(), factory.pace());
  }

  /** Closes what is open when a part fails to open. */
  static Server run(
      ServerFactory factory, Settings settings, InstantSource clock, @Nullable URI chat) {
    var start = new ServerStart(factory, settings, clock);
    try {
      return start.run(chat);
    } catch (RuntimeException e) {
      start.parts.close();
      throw e;
    }
  }

  private Server run(@Nullable URI chat) {
    var source = BotSource.load(settings.bot().file());
    var understanding = PreparedUnderstanding.begin(source.bot());
    var warnings = collectWarnings();
    var store = openStore();
    var trail = parts.add(new AuditTrail(store, clock));
    var telegram = openTelegram();
    var versions = new BotFileVersioning(store, clock);
    var line = openLine(source, understanding, store, telegram, versions);
    var media = new MediaStart(settings, factory.pace(), clock).start(parts, store, telegram, line);
    watchBotFile(source, versions, line.brain());
    var delivery = openDelivery(telegram, line);
    var backup = openBackup();
    var health = openHealth(store, telegram, line, delivery, backup);
    var certificate = openCertificate();
    openWeb(
        delivery,
        webParts(store, trail, telegram, line, media, delivery, backup, health, warnings, chat));
    certificate.ifPresent(AutomaticCertificate::start); // its files are already watched
    new ServerJobs(settings, factory.pace(), clock)
        .start(
            parts,
            store,
            trail,
            telegram,
            line,
            delivery,
            backup,
            media.sweep(),
            web::warnOfCertificate,
            NoticeStart.watch(settings, store, telegram, line, web::health, clock));
    return new Server(settings, parts, store, line, delivery, web);
  }

  private RecentWarnings collectWarnings() {
    var warnings = new RecentWarnings();
    parts.add(WarningAppender.into(warnings));
    return warnings;
  }

  private Store openStore() {
    var folder = settings.data().folder();
    parts.add(DataFolder.hold(folder));
    RestoreSwap.settle(folder);
    var store = parts.add(settings.data().openOrCreateStore());
    DataFolderOwner.demand(store, settings.telegram().token().botId());
    var _ = NoticedRestore.settle(store, clock.instant());
    DataFolderOwner.warn(store);
    return store;
  }

  private Telegram openTelegram() {
    var identity = new AtomicReference<>(BotIdentity.unasked(settings.telegram().token()));
    return new Telegram(
        parts.add(factory.telegram(settings.telegram())),
        identity,
        new UpdateReader(identity::get),
        factory.connection(clock));
  }

  private Line openLine(
      BotSource source,
      Supplier<Understanding> understanding,
      Store store,
      Telegram telegram,
      BotFileVersioning versions) {
    var lineage = versions.adopt(source.bot(), source.text());
    var setup = new BrainSetup(source.bot(), lineage, settings.policy(), null, understanding);
    var brain = new CurrentBrain(setup);
    var meters = new Meters();
    var files = parts.add(MediaStart.outgoing(settings, store, telegram, brain, clock));
    var calls = telegram.connection().hearing(files::send);
    var limits = settings.bot().sendLimits();
    var membership =
        parts.add(
            InstanceStart.join(store, limits.perSecond(), web::port, meters, versions, clock));
    var outbox = new Outbox(store, calls, telegram.api()::probe, limits, membership, meters, clock);
    parts.add(() -> outbox.stop(SENDING_GRACE));
    var pipeline = new CommitPipeline(store, outbox);
    var erasure = new Erasure(store, pipeline, clock);
    if (membership.holds(Lease.JOBS)) {
      erasure.run(); // first finish the erasures that an earlier run began
    }
    outbox.start();
    var inbox = new Inbox();
    Supplier<Decider> decider = () -> factory.decider(brain.brain());
    var engine = parts.add(new Engine(inbox, store, decider, pipeline, meters, clock));
    engine.start();
    var replay = new QuarantineReplay(store, telegram.reader(), decider, pipeline, clock);
    return new Line(inbox, brain, engine, membership, pipeline, outbox, meters, erasure, replay);
  }

  private void watchBotFile(BotSource source, BotFileVersioning versions, CurrentBrain brain) {
    if (source.file() != null) {
      parts.add(BotFileReload.start(source.file(), source.text(), versions, brain));
    }
  }

  private Delivery openDelivery(Telegram telegram, Line line) {
    var reach = settings.telegram();
    var api = telegram.api();
    var options =
        new WebhookOptions(
            api,
            reach.token(),
            reach.botApiUrl(),
            reach.legacyPath(),
            web::port,
            reach.certificate());
    var connection = telegram.connection();
    Supplier<Poller> poller =
        () ->
            new Poller(
                api,
                telegram.reader(),
                line.inbox(),
                connection,
                () -> line.membership().holds(Lease.POLLING),
                clock,
                factory.pace());
    var source = parts.add(new UpdateSource(options, poller, connection));
    var webhook =
        new WebhookFilter(
            reach.token(),
            reach.legacyPath(),
            telegram.reader(),
            line.inbox(),
            clock,
            factory.pace().commit());
    return new Delivery(
        source,
        webhook,
        () ->
            new UpdateObservations(
                webhook.lastTaken().orElse(null),
                line.engine().outcomes().lastInlineTap().orElse(null)),
        parts.add(
            new BotSetup(
                api, line.brain(), telegram.identity(), source, connection, factory.pace())));
  }

  /** Empty when backups are off. */
  private Optional<Backup> openBackup() {
    return settings.data().makesBackups()
        ? Optional.of(settings.data().backup(clock))
        : Optional.empty();
  }

  private HealthProbe openHealth(
      Store store, Telegram telegram, Line line, Delivery delivery, Optional<Backup> backup) {
    var probe = parts.add(new WriteProbe(store));
    return new HealthChecks(
        store,
        probe,
        line.engine().outcomes()::storeFault,
        telegram.connection(),
        delivery.setup()::state,
        backup.map(made -> new LatestBackup(store, made)),
        clock);
  }

  private Optional<AutomaticCertificate> openCertificate() {
    var certificate = CertificateStart.open(settings.web(), clock);
    certificate.ifPresent(parts::add);
    Optional.ofNullable(settings.web().tls()).ifPresent(files -> parts.add(TlsReloadLog.of(files)));
    return certificate;
  }

  private void openWeb(Delivery delivery, WebParts beans) {
    parts.add(web);
    web.start(delivery.webhook(), beans);
  }

  private WebParts webParts(
      Store store,
      AuditTrail trail,
      Telegram telegram,
      Line line,
      MediaParts media,
      Delivery delivery,
      Optional<Backup> backup,
      HealthProbe health,
      RecentWarnings warnings,
      @Nullable URI chat) {
    var bot = line.brain();
    var suppression = new Suppression(settings.privacy().smallNumbers());
    return new WebParts(
        parts.add(TomcatFolder.create(settings.data().folder())),
        clock,
        factory.pace(),
        store,
        new About(Version.TEXT, () -> bot.setup().bot().name(), chat),
        health,
        new StatisticsView(store, clock),
        line.meters(),
        new ApiTokens(store, settings.web().adminApiToken(), clock),
        trail,
        new ServiceStart(store, telegram, line, media, clock)
            .services(parts, settings.bot().file(), delivery, backup, suppression, chat),
        warnings,
        new Masking(settings.privacy().maskMessages()),
        suppression,
        new PublicAddress(settings.telegram().publicUrl()));
  }
}
