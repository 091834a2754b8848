package switchboard.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import switchboard.base.FileFailure.Reason;

/** Reads the text files that operators write: settings, secrets, bot files. */
public final class TextFile {

  /** Maximum size. It keeps a device or a database in the file's place from filling the memory. */
  private static final int MAX_BYTES = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFile() {}

  /** The file cannot be read; the message names it and says what to do. */
  public static final class UnreadableException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient FileFailure failure;

    UnreadableException(FileFailure failure) {
      super(failure.toString());
      this.failure = failure;
    }

    /** The same for a reader of another language. */
    public FileFailure failure() {
      return failure;
    }
  }

  /** The text, without a byte order mark. */
  public static String read(Path file) throws UnreadableException {
    var bytes = asciiCompatible(file);
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableException(notUtf8(file, bytes));
    }
  }

  /** The content of a file of which only the ASCII characters matter, such as a PEM file. */
  public static byte[] asciiCompatible(Path file) throws UnreadableException {
    var bytes = bytes(file, MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new UnreadableException(
          new FileFailure(Reason.OTHER, Sentence.sentence("file.too_large", file)));
    }
    if (isUtf16(bytes)) {
      throw new UnreadableException(
          new FileFailure(Reason.NOT_UTF_8, Sentence.sentence("file.utf_16", file)));
    }
    return bytes;
  }

  /**
   * The first bytes of a file, unchanged.
   *
   * @param most bytes
   */
  public static byte[] bytes(Path file, int most) throws UnreadableException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw new UnreadableException(FileFailure.reading(file, e));
    }
  }

  /**
   * Latin letters of UTF-16 have a zero beside them; text of UTF-8 has none. A file of zeros alone
   * is what a power cut can leave, and no text.
   */
  public static boolean isUtf16(byte[] bytes) {
    int zeros = 0;
    for (byte one : bytes) {
      zeros += one == 0 ? 1 : 0;
    }
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (zeros > bytes.length / 4 && zeros < bytes.length));
  }

  private static FileFailure notUtf8(Path file, byte[] bytes) {
    // The first replacement character of a lenient decoder marks the first invalid byte.
    var before = new String(bytes, StandardCharsets.UTF_8).split("\uFFFD", 2)[0];
    var line = 1 + before.chars().filter(it -> it == '\n').count();
    return new FileFailure(
        Reason.NOT_UTF_8, Sentence.sentence("file.not_utf_8_line", file, Long.toString(line)));
  }
}
