package switchboard.console.people;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.AbstractResource;

/**
 * A stored file. Spring serves ranges of it: the stream skips by moving in the file, so that a
 * range in the middle reads nothing before it.
 */
final class FileResource extends AbstractResource {

  private static final Logger LOG = LoggerFactory.getLogger(FileResource.class);

  /** Opens the content; each stream needs its own. */
  @FunctionalInterface
  interface Opener {
    SeekableByteChannel open() throws IOException;
  }

  private final Opener opener;
  private final long bytes;

  FileResource(Opener opener, long bytes) {
    this.opener = opener;
    this.bytes = bytes;
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public long contentLength() {
    return bytes;
  }

  @Override
  public String getDescription() {
    return "a file of a user";
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Content(Channels.newInputStream(opener.open()));
  }

  /** Each is its own: the default compares descriptions. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** Where a file was changed, the response ends: Tomcat closes the connection. */
  private static final class Content extends FilterInputStream {

    Content(InputStream content) {
      super(content);
    }

    @Override
    public int read(byte[] piece, int from, int length) throws IOException {
      try {
        return in.read(piece, from, length);
      } catch (IOException e) {
        LOG.atWarn().log("A file in DATA_DIR/media is damaged; its download was broken off");
        throw new CloseNowException("damaged", e);
      }
    }
  }
}
