package switchboard.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.DurableFiles;
import switchboard.crypto.Fingerprints;
import switchboard.store.keys.ErasureLedgerDao.ErasureLedgerRow;

/**
 * A copy of the ledger of erasures in the data folder, for keys on a database server: a restore of
 * that server takes its ledger back, but not this file. It has a line for each erasure, with a MAC,
 * and is only appended to.
 */
final class LedgerCopy {

  static final String FILE_NAME = "erasures";

  private static final Logger LOG = LoggerFactory.getLogger(LedgerCopy.class);

  private final Path folder;
  private final Path file;
  private final Fingerprints prints;

  /**
   * @param folder an existing folder, or nothing is copied
   */
  LedgerCopy(Path folder, Fingerprints prints) {
    this.folder = folder;
    file = folder.resolve(FILE_NAME);
    this.prints = prints;
  }

  /** The erasures in the file; a line that was cut short by a crash is skipped. */
  List<ErasureLedgerRow> read() {
    try (var lines = Files.lines(file)) {
      var parsed = lines.filter(line -> !line.isBlank()).map(this::parse).toList();
      long unreadable = parsed.stream().filter(Optional::isEmpty).count();
      if (unreadable > 0) {
        LOG.atWarn()
            .addKeyValue("lines", unreadable)
            .addKeyValue("file", file)
            .log(
                "The copy of the erasure ledger has lines that belong to other keys or are damaged");
      }
      return parsed.stream().flatMap(Optional::stream).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | UncheckedIOException e) {
      LOG.atWarn()
          .addKeyValue("file", file)
          .log("The copy of the erasure ledger cannot be read; it is not compared");
      return List.of();
    }
  }

  private Optional<ErasureLedgerRow> parse(String line) {
    var parts = line.split(" ", -1);
    if (parts.length != 4 || !parts[2].matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    var row =
        new ErasureLedgerRow(parts[0], parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2])));
    return line.equals(line(row)) ? Optional.of(row) : Optional.empty();
  }

  private String line(ErasureLedgerRow row) {
    var text = row.receipt() + ' ' + row.person() + ' ' + row.erasedAt().toEpochMilli();
    return text + ' ' + prints.of("erasure", text);
  }

  /**
   * Appends erasures; they are on disk when this returns. A failure is only logged, because an
   * erasure must not wait for a disk that is full.
   */
  synchronized void add(Collection<ErasureLedgerRow> rows) {
    if (rows.isEmpty() || !Files.isDirectory(folder)) {
      return;
    }
    // Begins with a line end, in case the last line was cut short.
    var text = rows.stream().map(this::line).collect(Collectors.joining("\n", "\n", "\n"));
    try {
      DurableFiles.createIfMissing(file);
      try (var channel =
          FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
        var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("file", file)
          .log(
              "An erasure could not be written to the copy of the ledger: a restore of the database server would bring the user back");
    }
  }
}
