package switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.FilePolicy;
import switchboard.domain.FilePolicy.Kept;

class MediaSettingsTest {

  @TempDir Path folder;

  private MediaSettings read(Map<String, String> given) {
    var environment = new HashMap<>(given);
    environment.put("BOT_TOKEN", "123456789:" + "AbCdE-_".repeat(5));
    var sources = new SettingSources(Map.of(), environment, DotEnvFile.NONE, folder);
    return ((Settings.Read.Good) SettingsReader.read(sources)).settings().media();
  }

  @Test
  void byDefaultThumbnailsAreKept() {
    assertThat(read(Map.of()))
        .isEqualTo(new MediaSettings(new FilePolicy(Kept.THUMBNAILS, 20 << 20, 0), 0, null, null));
  }

  @Test
  void eachSettingCounts() {
    var read =
        read(
            Map.of(
                "MEDIA", "all",
                "MEDIA_MAX_MB", "4000",
                "MEDIA_QUOTA_MB", "50000",
                "MEDIA_DAYS", "30",
                "SCAN_SOCKET", "/run/clamd",
                "BOT_API_FILES", "files"));
    assertThat(read.policy()).isEqualTo(new FilePolicy(Kept.ALL, 4000L << 20, 30));
    assertThat(read.quotaBytes()).isEqualTo(50_000L << 20);
    assertThat(read.scanSocket()).isEqualTo(Path.of("/run/clamd"));
    assertThat(read.botApiFiles()).isEqualTo(folder.resolve("files"));
  }
}
