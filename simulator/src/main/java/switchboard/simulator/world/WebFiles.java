package switchboard.simulator.world;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.Upload;

/**
 * The web from which Telegram fetches files that bots send by URL: files that a test has published,
 * and the real web only if the options say so. Thread-safe.
 */
public final class WebFiles {
  /** Limits of files sent by URL (Bot API, "Sending files"). */
  private static final int PHOTO_BYTES = 5 << 20;

  private static final int FILE_BYTES = 20 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, Upload> published = new ConcurrentHashMap<>();
  private final boolean fetch;

  WebFiles(boolean fetch) {
    this.fetch = fetch;
  }

  /** Publishes a file under a URL. */
  public void publish(String url, Upload file) {
    published.put(url, file);
  }

  /** Fetches a file to be sent as this kind. */
  public Upload get(String url, FileKind kind) throws InterruptedException {
    int most = kind == FileKind.PHOTO ? PHOTO_BYTES : FILE_BYTES;
    Upload known = published.get(url);
    if (known == null && !fetch) {
      throw unreachable();
    }
    Upload file = known == null ? download(url, most) : known;
    if (file.size() > most || kind == FileKind.VIDEO_NOTE || kind == FileKind.LIVE_PHOTO) {
      throw BotApiRefusal.badRequest("wrong file identifier/HTTP URL specified");
    }
    if (!isRight(kind, file.mimeType())) {
      throw BotApiRefusal.badRequest("wrong type of the web page content");
    }
    return file;
  }

  private static boolean isRight(FileKind kind, String type) {
    return switch (kind) {
      case PHOTO -> type.matches("image/(jpeg|png|gif|webp|bmp)");
      case VIDEO -> type.equals("video/mp4");
      case ANIMATION -> type.matches("image/gif|video/mp4");
      case AUDIO -> type.matches("audio/(mpeg|mp3|mp4|x-m4a)");
      case VOICE -> type.matches("(audio|application)/ogg");
      case DOCUMENT -> type.matches("application/(pdf|zip)|image/gif");
      case STICKER -> type.equals("image/webp");
      case VIDEO_NOTE, LIVE_PHOTO, THUMBNAIL -> false;
    };
  }

  private static Upload download(String url, int most) throws InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw unreachable();
        }
        byte[] bytes = body.readNBytes(most + 1);
        String type = response.headers().firstValue("Content-Type").orElse("");
        String name = URI.create(url).getPath().replaceFirst("^.*/", "");
        return new Upload(name.isEmpty() ? "file" : name, type.replaceFirst(";.*$", ""), bytes);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unreachable();
    }
  }

  private static BotApiRefusal unreachable() {
    return BotApiRefusal.badRequest("failed to get HTTP URL content");
  }
}
