package switchboard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Pace;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.telegram.BotToken;
import switchboard.vault.KeySource;

/** Settings of a test server; the defaults are minimal. */
final class HouseSettings {

  @Nullable TlsFiles tls;
  @Nullable URI publicUrl;
  String proxies = "";
  boolean masking;

  /**
   * @param folder folder for all files
   */
  Settings of(Path folder, URI botApi, LegacyPath legacy) {
    return new Settings(
        new BotToken(House.TOKEN),
        botApi,
        null,
        publicUrl,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        tls,
        proxies,
        new DataSettings(folder.resolve("data"), KeySource.file(folder.resolve("master.json"))),
        folder.resolve("bot.yaml"),
        House.ADMIN_TOKEN,
        legacy,
        Pace.OFF,
        0,
        masking,
        false);
  }
}
