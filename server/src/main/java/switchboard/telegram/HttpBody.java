package switchboard.telegram;

import java.nio.ByteBuffer;

/**
 * The body of a request.
 *
 * @param bytes read once: a request is never repeated
 */
record HttpBody(String contentType, ByteBuffer bytes) {}
