package switchboard.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import switchboard.config.BackupSettings;
import switchboard.config.BotSettings;
import switchboard.config.DataSettings;
import switchboard.config.DatabaseSettings;
import switchboard.config.MediaSettings;
import switchboard.config.PrivacySettings;
import switchboard.config.Settings;
import switchboard.config.TelegramSettings;
import switchboard.config.TlsFiles;
import switchboard.config.WebSettings;
import switchboard.crypto.KeySource;
import switchboard.domain.FilePolicy;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.notices.AlarmUrl;
import switchboard.outbox.SendLimits;
import switchboard.store.backup.RetentionPolicy;
import switchboard.telegram.BotToken;

/** Builds the settings of a test server; the defaults are minimal. */
public final class TestSettings {

  private final Path folder;
  private final URI botApi;
  private @Nullable Path botFile;
  private @Nullable TlsFiles tls;
  private @Nullable URI publicUrl;
  private InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private LegacyPath legacyPath = LegacyPath.MIGRATE;
  private String trustedProxies = "";
  private SendLimits sendLimits = SendLimits.OFF;
  private boolean masking;
  private int smallNumbers = 5;
  private TestDatabase database = TestDatabase.SQLITE;
  private @Nullable DatabaseSettings postgres;
  private @Nullable AlarmUrl alarmUrl;
  private boolean backups = true;
  private boolean figures = true;
  private boolean firstStart;
  private MediaSettings media =
      new MediaSettings(new FilePolicy(FilePolicy.Kept.OFF, 20 << 20, 0), 0, null, null);

  /**
   * @param folder folder for all files
   */
  public TestSettings(Path folder, URI botApi) {
    this.folder = folder;
    this.botApi = botApi;
  }

  public TestSettings botFile(Path file) {
    botFile = file;
    return this;
  }

  public TestSettings tls(TlsFiles files) {
    tls = files;
    return this;
  }

  public TestSettings publicUrl(@Nullable URI url) {
    publicUrl = url;
    return this;
  }

  public TestSettings listen(InetSocketAddress address) {
    listen = address;
    return this;
  }

  public TestSettings legacyPath(LegacyPath path) {
    legacyPath = path;
    return this;
  }

  public TestSettings trustedProxies(String addresses) {
    trustedProxies = addresses;
    return this;
  }

  public TestSettings on(TestDatabase other) {
    database = other;
    return on(other.settings(folder.resolve("data")));
  }

  public TestSettings on(@Nullable DatabaseSettings other) {
    postgres = other;
    return this;
  }

  TestDatabase database() {
    return database;
  }

  public TestSettings sendRate(int perSecond) {
    sendLimits = new SendLimits(perSecond);
    return this;
  }

  public TestSettings masking() {
    masking = true;
    return this;
  }

  public TestSettings smallNumbers(int least) {
    smallNumbers = least;
    return this;
  }

  /** By default, no files are kept. */
  public TestSettings media(MediaSettings settings) {
    media = settings;
    return this;
  }

  public TestSettings alarmUrl(URI url) {
    alarmUrl = AlarmUrl.parse(url.toString());
    return this;
  }

  public TestSettings withoutBackups() {
    backups = false;
    return this;
  }

  public TestSettings withoutFigures() {
    figures = false;
    return this;
  }

  public Settings build() {
    return new Settings(
        new TelegramSettings(
            new BotToken(TestServer.TOKEN),
            botApi,
            null,
            publicUrl,
            legacyPath,
            tls == null ? null : tls.certificate()),
        new BotSettings(botFile, sendLimits),
        new WebSettings(listen, tls, trustedProxies, TestServer.ADMIN_TOKEN),
        data(),
        new PrivacySettings(0, masking, smallNumbers),
        media,
        alarmUrl,
        false);
  }

  /** The first start makes the databases and keys; by default, they are there already. */
  public TestSettings firstStart() {
    firstStart = true;
    return this;
  }

  /** Prepares the data folder for a start. */
  void putEmptyData() {
    if (postgres == null && !firstStart) {
      EmptyData.put(folder.resolve("data"), folder.resolve("master.json"));
    }
  }

  private DataSettings data() {
    var data = folder.resolve("data");
    return new DataSettings(
        data,
        postgres,
        KeySource.file(folder.resolve("master.json")),
        new BackupSettings(backups ? data.resolve("backups") : null, RetentionPolicy.STANDARD),
        figures);
  }
}
