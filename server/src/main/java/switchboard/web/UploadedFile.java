package switchboard.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The file of a form. It is read while it arrives, so that it is neither in memory as a whole nor
 * on disk without encryption.
 *
 * @param name as the browser tells it
 */
public record UploadedFile(String name, InputStream content) {

  private static final String ATTRIBUTE = UploadedFile.class.getName();

  /** How much of a file that was refused is still read, so that the browser shows the reason. */
  private static final long MAX_UNREAD = 200L << 20;

  /** The file of a request's form; empty when none was chosen. */
  public static Optional<UploadedFile> of(HttpServletRequest request) {
    return Optional.ofNullable((UploadedFile) request.getAttribute(ATTRIBUTE));
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Reads the rest and forgets it: browsers show no response before they have sent all. */
  public void skip() {
    try {
      var piece = new byte[1 << 16];
      long read = 0;
      int count;
      while (read < MAX_UNREAD && (count = content.read(piece)) >= 0) {
        read += count;
      }
    } catch (IOException _) {
      // the client has disconnected
    }
  }
}
