package switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.crypto.FileKey;

/** What encryption costs files: in turns with a plain copy; run by {@code bench/media.sh}. */
class FileCipherBench {

  private static final String PLACE = "media|1|1";
  private static final int BYTES = 20 << 20;
  private static final int RANGE = 64 << 10;
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 50;

  @TempDir Path folder;

  private final byte[] content = new byte[BYTES];
  private final FileKey key = FileKey.random();

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  @FunctionalInterface
  private interface Opened {
    SeekableByteChannel open() throws IOException;
  }

  @Test
  void filesAndRanges() throws IOException {
    new Random(1).nextBytes(content);
    var plain = folder.resolve("plain");
    var sealed = folder.resolve("sealed");
    compare("20 MB written", () -> write(plain), () -> encrypt(sealed));
    compare("20 MB read", () -> read(() -> open(plain)), () -> read(() -> decrypted(sealed)));
    compare(
        "64 KB out of the middle",
        () -> range(() -> open(plain)),
        () -> range(() -> decrypted(sealed)));
  }

  /** In turns; medians. */
  private static void compare(String what, Step plain, Step sealed) throws IOException {
    var times = new long[2][ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (int which = 0; which < 2; which++) {
        long begun = System.nanoTime();
        (which == 0 ? plain : sealed).run();
        if (round >= 0) {
          times[which][round] = System.nanoTime() - begun;
        }
      }
    }
    double one = median(times[0]) / 1e6;
    double other = median(times[1]) / 1e6;
    System.out.printf(
        "%-24s plain %.2f ms, encrypted %.2f ms: %.1f times%n", what, one, other, other / one);
  }

  private static long median(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private void write(Path file) throws IOException {
    try (var out = Channels.newOutputStream(create(file))) {
      pieces(out);
    }
  }

  private void encrypt(Path file) throws IOException {
    try (var out = key.encrypting(Channels.newOutputStream(create(file)), PLACE)) {
      pieces(out);
    }
  }

  private void pieces(OutputStream out) throws IOException {
    for (int from = 0; from < BYTES; from += RANGE) {
      out.write(content, from, RANGE);
    }
  }

  private static FileChannel create(Path file) throws IOException {
    Files.deleteIfExists(file);
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file);
  }

  private SeekableByteChannel decrypted(Path file) throws IOException {
    return key.decrypting(open(file), PLACE);
  }

  private static void read(Opened file) throws IOException {
    try (var channel = file.open()) {
      var piece = ByteBuffer.allocate(RANGE);
      long bytes = 0;
      while (bytes < BYTES) {
        bytes += channel.read(piece.clear());
      }
      assertThat(bytes).isEqualTo(BYTES);
    }
  }

  private static void range(Opened file) throws IOException {
    try (var channel = file.open()) {
      channel.position(BYTES / 2);
      var piece = ByteBuffer.allocate(RANGE);
      while (piece.hasRemaining()) {
        channel.read(piece);
      }
    }
  }
}
