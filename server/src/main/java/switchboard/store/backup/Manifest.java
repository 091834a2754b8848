package switchboard.store.backup;

import static switchboard.base.Sentence.sentence;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import switchboard.base.FileFailure;
import switchboard.store.sqlite.DatabaseFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The manifest of a backup file. It is written last; a file without a manifest is not a backup.
 *
 * @param kind data or keys
 * @param program the program version that created it
 * @param schema number of the last migration
 * @param bot the bot the data belongs to, if known
 * @param keys name of the key set
 * @param masterKey for keys, the id of the wrapping master key
 * @param sha256 hash of the backup file
 * @param rows number of rows per table
 * @param media the files from users, for data; absent when there are none, and in backups of
 *     earlier versions
 */
record Manifest(
    String format,
    String kind,
    Instant createdAt,
    String program,
    int schema,
    @Nullable String bot,
    String keys,
    @Nullable String masterKey,
    String sha256,
    long bytes,
    SortedMap<String, Long> rows,
    @Nullable MediaList media) {

  static final String FORMAT = "switchboard-backup-2";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  String json() {
    return JSON.writeValueAsString(this);
  }

  /**
   * @throws BackupException when the manifest is missing or invalid
   */
  static Manifest read(Path file) {
    try {
      var json = JSON.readTree(Files.readString(file));
      var format = json.path("format").asString("");
      if (!FORMAT.equals(format)) {
        throw new BackupException(sentence("backups.error.manifest_format", file, format, FORMAT));
      }
      if (json instanceof ObjectNode object && !object.has("media")) {
        object.putNull("media");
      }
      return JSON.treeToValue(json, Manifest.class);
    } catch (NoSuchFileException e) {
      throw new BackupException(sentence("backups.error.manifest_missing", file), e);
    } catch (CharacterCodingException e) {
      throw damaged(file, e);
    } catch (IOException e) {
      var reason = DatabaseFailure.said(FileFailure.reading(file, e));
      throw new BackupException(sentence("backups.error.manifest_unreadable", reason), e);
    } catch (JacksonException e) {
      throw damaged(file, e);
    }
  }

  private static BackupException damaged(Path file, Exception cause) {
    return new BackupException(sentence("backups.error.manifest_damaged", file), cause);
  }
}
