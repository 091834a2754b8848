package switchboard.telegram;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import switchboard.base.RandomText;

/** Builds a {@code multipart/form-data} body (RFC 7578). */
final class MultipartForm {

  private static final String LINE = "\r\n";

  private final String boundary = RandomText.secret();
  private final List<ByteBuffer> written = new ArrayList<>();
  private ByteArrayOutputStream out = new ByteArrayOutputStream();

  MultipartForm field(String name, String value) {
    return part(
        "name=" + quoted(name), "", ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
  }

  MultipartForm file(String name, String fileName, ByteBuffer content) {
    return part(
        "name=" + quoted(name) + "; filename=" + quoted(fileName),
        "Content-Type: application/octet-stream" + LINE,
        content);
  }

  private MultipartForm part(String names, String headers, ByteBuffer content) {
    text("--" + boundary + LINE);
    text("Content-Disposition: form-data; " + names + LINE + headers + LINE);
    flush();
    written.add(content);
    text(LINE);
    return this;
  }

  /** Contents are not copied: they may be mapped files. */
  private void flush() {
    written.add(ByteBuffer.wrap(out.toByteArray()));
    out = new ByteArrayOutputStream();
  }

  /** Escapes like browsers do (HTML, "Multipart form data"). */
  private static String quoted(String name) {
    return '"' + name.replace("\n", "%0A").replace("\r", "%0D").replace("\"", "%22") + '"';
  }

  HttpBody body() {
    text("--" + boundary + "--" + LINE);
    flush();
    return new HttpBody("multipart/form-data; boundary=" + boundary, List.copyOf(written));
  }

  private void text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
