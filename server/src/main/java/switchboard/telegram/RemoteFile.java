package switchboard.telegram;

import org.jspecify.annotations.Nullable;

/**
 * A file at the Bot API server (Bot API, File).
 *
 * @param path below the server's address for files; a self-hosted server names an absolute path on
 *     its disk instead; absent when the server does not have the file
 * @param bytes absent when the server does not tell
 */
public record RemoteFile(@Nullable String path, @Nullable Long bytes) {

  /** Whether the path is one on the disk of a self-hosted server, which may contain the token. */
  public boolean isOnItsDisk() {
    return path != null && path.startsWith("/");
  }

  /** Without the path, which may contain the token. */
  @Override
  public String toString() {
    return "RemoteFile[" + bytes + " bytes]";
  }
}
