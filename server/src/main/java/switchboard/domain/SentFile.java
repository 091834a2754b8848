package switchboard.domain;

import org.jspecify.annotations.Nullable;

/**
 * A file that a user sent, as Telegram describes it. The sender's program chose names, types and
 * sizes, so they are only claims.
 *
 * @param thumbnail absent when Telegram made none
 */
public record SentFile(SentFileKind kind, Version original, @Nullable Version thumbnail) {

  /**
   * A version of the file.
   *
   * @param id with which the bot can download it
   * @param uniqueId the same for every bot and sender
   * @param bytes absent when Telegram does not know
   * @param seconds its length, of videos and sounds
   * @param name without characters that could mislead a reader or a file system
   * @param declaredType the media type that the sender's program claims
   */
  public record Version(
      String id,
      @Nullable String uniqueId,
      @Nullable Long bytes,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Integer seconds,
      @Nullable String name,
      @Nullable String declaredType) {}
}
