package switchboard.telegram;

import java.nio.ByteBuffer;

/** How a file of ours gets to Telegram. */
public sealed interface OutgoingFile {

  /** Telegram has it already. */
  record Known(String fileId) implements OutgoingFile {}

  /**
   * It is uploaded.
   *
   * @param content may be a mapped file
   */
  record Upload(String name, ByteBuffer content) implements OutgoingFile {}
}
