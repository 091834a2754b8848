package switchboard.telegram;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import switchboard.base.RandomText;

/** Builds a {@code multipart/form-data} body (RFC 7578). */
final class MultipartForm {

  private static final String LINE = "\r\n";

  private final String boundary = RandomText.secret();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  MultipartForm field(String name, String value) {
    return part("name=" + quoted(name), "", value.getBytes(StandardCharsets.UTF_8));
  }

  MultipartForm file(String name, String fileName, byte[] content) {
    return part(
        "name=" + quoted(name) + "; filename=" + quoted(fileName),
        "Content-Type: application/octet-stream" + LINE,
        content);
  }

  private MultipartForm part(String names, String headers, byte[] content) {
    text("--" + boundary + LINE);
    text("Content-Disposition: form-data; " + names + LINE + headers + LINE);
    out.writeBytes(content);
    text(LINE);
    return this;
  }

  /** Escapes like browsers do (HTML, "Multipart form data"). */
  private static String quoted(String name) {
    return '"' + name.replace("\n", "%0A").replace("\r", "%0D").replace("\"", "%22") + '"';
  }

  HttpBody body() {
    text("--" + boundary + "--" + LINE);
    return new HttpBody(
        "multipart/form-data; boundary=" + boundary, ByteBuffer.wrap(out.toByteArray()));
  }

  private void text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
