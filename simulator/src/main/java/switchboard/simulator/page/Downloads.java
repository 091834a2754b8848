package switchboard.simulator.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import switchboard.simulator.world.StoredFile;

/** Writes stored files as responses. */
public final class Downloads {
  /** Types that a browser may show; never a page or a drawing that can contain scripts. */
  private static final String SHOWN =
      "image/(png|jpeg|gif|webp)|video/(mp4|webm)|audio/(mpeg|mp3|mp4|x-m4a|ogg|wav|x-wav|webm)";

  private Downloads() {}

  /** Always sent as an attachment: an uploaded page must not run in this origin. */
  public static void write(StoredFile file, HttpServletResponse response) throws IOException {
    headers(file, response);
    try (InputStream in = Files.newInputStream(file.content())) {
      in.transferTo(response.getOutputStream());
    }
  }

  /** Writes the headers of the whole file and only half of its content. */
  public static void writeHalf(StoredFile file, HttpServletResponse response) throws IOException {
    headers(file, response);
    try (InputStream in = Files.newInputStream(file.content())) {
      response.getOutputStream().write(in.readNBytes((int) (file.size() / 2)));
    }
    response.flushBuffer();
  }

  /** Writes the file in ten pieces a second. */
  public static void writeSlowly(StoredFile file, HttpServletResponse response, int bytesPerSecond)
      throws IOException, InterruptedException {
    headers(file, response);
    OutputStream out = response.getOutputStream();
    try (InputStream in = Files.newInputStream(file.content())) {
      byte[] piece = in.readNBytes(Math.max(1, bytesPerSecond / 10));
      while (piece.length > 0) {
        out.write(piece);
        response.flushBuffer();
        Thread.sleep(1000L * piece.length / bytesPerSecond);
        piece = in.readNBytes(piece.length);
      }
    }
  }

  private static void headers(StoredFile file, HttpServletResponse response) {
    String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8);
    response.setHeader(
        "Content-Disposition", "attachment; filename*=UTF-8''" + name.replace("+", "%20"));
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    response.setHeader("X-Content-Type-Options", "nosniff");
    boolean shown = file.mimeType().matches(SHOWN);
    response.setContentType(shown ? file.mimeType() : "application/octet-stream");
    response.setContentLengthLong(file.size());
  }
}
