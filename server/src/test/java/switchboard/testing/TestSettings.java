package switchboard.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import switchboard.config.DataSettings;
import switchboard.config.Settings;
import switchboard.config.TlsFiles;
import switchboard.crypto.KeySource;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.outbox.SendLimits;
import switchboard.telegram.BotToken;

/** Settings of a test server; the defaults are minimal. */
final class TestSettings {

  @Nullable TlsFiles tls;
  @Nullable URI publicUrl;
  String proxies = "";
  boolean masking;

  /**
   * @param folder folder for all files
   */
  Settings of(Path folder, URI botApi, LegacyPath legacy) {
    return new Settings(
        new BotToken(TestServer.TOKEN),
        botApi,
        null,
        publicUrl,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        tls,
        proxies,
        new DataSettings(folder.resolve("data"), KeySource.file(folder.resolve("master.json"))),
        folder.resolve("bot.yaml"),
        TestServer.ADMIN_TOKEN,
        legacy,
        SendLimits.OFF,
        0,
        masking,
        false);
  }
}
