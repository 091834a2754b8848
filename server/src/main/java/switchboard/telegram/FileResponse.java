package switchboard.telegram;

import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The response to the request for a file. Its texts never contain the token. */
public sealed interface FileResponse {

  /**
   * The file, to be closed. Reading fails when it ends early, or when it comes too slowly.
   *
   * @param length absent when the server does not tell
   * @param type the media type that the server tells
   */
  record Content(InputStream content, @Nullable Long length, @Nullable String type)
      implements FileResponse {}

  /** The server does not have it, or no longer at this path. */
  record Missing(int status) implements FileResponse {}

  /** Rate limited. */
  record Later(Duration pause) implements FileResponse {}

  /** No connection, an error of the server, or a response of something else. */
  record Failed(String reason) implements FileResponse {}
}
