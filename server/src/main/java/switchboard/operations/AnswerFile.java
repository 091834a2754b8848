package switchboard.operations;

import java.io.InputStream;

/**
 * A file that an operator sends with an answer.
 *
 * @param name as the operator's browser tells it
 * @param uncompressed whether a picture is sent as a file, so that Telegram leaves it as it is
 */
public record AnswerFile(String name, boolean uncompressed, InputStream content) {}
