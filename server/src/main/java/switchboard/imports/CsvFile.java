package switchboard.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import switchboard.base.CommandException;

/**
 * A CSV file (RFC 4180) in the dialects of spreadsheets and exports: separated by commas,
 * semicolons or tabs, in UTF-8 or UTF-16, with or without a byte order mark.
 */
final class CsvFile implements AutoCloseable {

  private static final int BOM = 0xFEFF;
  private static final int START = 1 << 16;
  private static final int MAX_FIELD = 1 << 18;

  private final Path file;
  private final SourceFile in;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> lines;
  private long last;

  private CsvFile(Path file, SourceFile in) throws IOException {
    this.file = file;
    this.in = in;
    var buffered = new BufferedInputStream(in, START);
    buffered.mark(START);
    var start = buffered.readNBytes(START - 1);
    buffered.reset();
    var charset = charset(start);
    var text = new String(start, charset);
    if (firstLine(text).indexOf('\0') >= 0) {
      throw new CommandException(
          "The file %s is no CSV file, or one in UTF-16 without a byte order mark. Save it as “CSV UTF-8”."
              .formatted(file));
    }
    reader =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .maxBufferSize(MAX_FIELD)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(reader(buffered, charset, !text.isEmpty() && text.charAt(0) == BOM));
    lines = reader.iterator();
  }

  /**
   * @throws CommandException when it cannot be read
   */
  static CsvFile open(Path file) {
    var in = SourceFile.open(file);
    try {
      return new CsvFile(file, in);
    } catch (IOException e) {
      throw SourceFile.unreadable(file, e);
    }
  }

  private static Charset charset(byte[] start) {
    if (start.length > 1 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    return start.length > 1 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** The one that the header has most of, outside quotes. */
  private static char separator(String text) {
    var header = firstLine(text).replaceAll("\"[^\"]*\"", "");
    return Stream.of(',', ';', '\t')
        .max(Comparator.comparingLong(it -> header.chars().filter(letter -> letter == it).count()))
        .orElseThrow();
  }

  /** Another encoding is an error, not a text with question marks. */
  private static Reader reader(InputStream in, Charset charset, boolean hasMark)
      throws IOException {
    var reader =
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    if (hasMark) {
      var _ = reader.read();
    }
    return reader;
  }

  /**
   * The first line.
   *
   * @throws CommandException when it is not such a file
   */
  List<String> header() {
    return orRefuse(() -> lines.hasNext() ? next().getFields() : List.of());
  }

  /**
   * Reads the other lines.
   *
   * @throws CommandException when it is not such a file
   */
  void read(Consumer<CsvRecord> line) {
    orRefuse(() -> {
      while (lines.hasNext()) {
        line.accept(next());
      }
      return last;
    });
  }

  private CsvRecord next() {
    var record = lines.next();
    last = record.getStartingLineNumber();
    return record;
  }

  private <T> T orRefuse(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (UncheckedIOException e) {
      var cause = Objects.requireNonNull(e.getCause());
      throw cause instanceof CharacterCodingException
          ? notUnicode()
          : SourceFile.unreadable(file, cause);
    } catch (CsvParseException e) {
      throw e.getCause() instanceof CharacterCodingException ? notUnicode() : unreadable();
    }
  }

  private CommandException notUnicode() {
    return new CommandException(
        "The file %s is not UTF-8, at line %d or after. Save it as “CSV UTF-8”, or run: iconv -f WINDOWS-1252 -t UTF-8 %1$s > utf8.csv"
            .formatted(file, last + 1));
  }

  private CommandException unreadable() {
    return new CommandException(
        "The file %s cannot be read, at line %d or after: a quote is not closed, or a field is longer than %,d characters. Correct the quotes there."
            .formatted(file, last + 1, MAX_FIELD));
  }

  long size() {
    return in.size();
  }

  long done() {
    return in.done();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      // It was only read.
    }
  }
}
