package switchboard.telegram;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The body of a request.
 *
 * @param parts written one after the other, and read once: a request is never repeated
 */
record HttpBody(String contentType, List<ByteBuffer> parts) {

  HttpBody(String contentType, ByteBuffer bytes) {
    this(contentType, List.of(bytes));
  }

  /** How many bytes are left. */
  long remaining() {
    return parts.stream().mapToLong(ByteBuffer::remaining).sum();
  }
}
