import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.SynchronousQueue;

/** What the machine can do today: sync to disk, wake a thread, write with SQLite. Needs sqlite-jdbc. */
final class Limits {

  /**
   * @param folder a folder for files
   */
  public static void main(String[] folder) throws Exception {
    var place = Path.of(folder[0]);
    System.out.printf("write + fdatasync of 4 KiB, p50 / p99   %s%n", sync(place.resolve("sync")));
    System.out.printf("thread to thread and back, p50 / p99    %s%n", wakeUp());
    System.out.printf("SQLite alone, FULL, 64 updates a commit %.0f updates/s%n", sqlite(place.resolve("alone.db")));
  }

  private static String sync(Path file) throws IOException {
    var page = ByteBuffer.allocateDirect(4096);
    Files.write(file, new byte[4 << 20]);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
      return percentiles(2_000, i -> {
        channel.write(page.clear(), (i % 1024) * 4096L);
        channel.force(false);
      });
    }
  }

  private static String wakeUp() throws Exception {
    var there = new SynchronousQueue<Integer>();
    var back = new SynchronousQueue<Integer>();
    Thread.ofPlatform().daemon().start(() -> {
      try {
        while (true) {
          back.put(there.take());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    Step trip = i -> {
      there.put(i);
      back.take();
    };
    percentiles(20_000, trip);
    return percentiles(20_000, trip);
  }

  private interface Step {
    void run(int i) throws IOException, InterruptedException;
  }

  private static String percentiles(int times, Step step) throws IOException {
    var nanos = new long[times];
    try {
      for (int i = 0; i < times; i++) {
        long begun = System.nanoTime();
        step.run(i);
        nanos[i] = System.nanoTime() - begun;
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    Arrays.sort(nanos);
    return "%.0f / %.0f µs".formatted(nanos[times / 2] / 1e3, nanos[times * 99 / 100] / 1e3);
  }

  /** The peers' statements for a text, for 2 s after 2 s of warming up. */
  private static double sqlite(Path file) throws SQLException, IOException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = FULL");
        for (var sql : Files.readString(Path.of(System.getProperty("schema"))).split(";\\s*")) {
          statement.execute(sql);
        }
      }
      connection.setAutoCommit(false);
      rate(connection);
      return rate(connection);
    }
  }

  private static double rate(Connection connection) throws SQLException {
    String[] writes = {
      "INSERT INTO users VALUES (?1, 'user', 'P', NULL, 'en', ?2, ?2) ON CONFLICT DO UPDATE SET last_activity = ?2",
      "INSERT INTO sessions VALUES (?1, ?1, 'menu', ?2) ON CONFLICT DO UPDATE SET last_activity = ?2",
      "INSERT INTO messages (user_id, chat_id, message_id, text, timestamp) VALUES (?1, ?1, ?2, 'Is there a table for 7 tonight? Number 1234567', ?2)",
      "INSERT INTO interactions (user_id, action_type, timestamp) VALUES (?1, 'message', ?2)"
    };
    var statements = new java.sql.PreparedStatement[writes.length];
    for (int i = 0; i < writes.length; i++) {
      statements[i] = connection.prepareStatement(writes[i]);
    }
    var read = connection.prepareStatement("SELECT text FROM messages WHERE user_id = ? ORDER BY id DESC LIMIT 5");
    long begun = System.nanoTime();
    int updates = 0;
    while (System.nanoTime() - begun < 2_000_000_000L) {
      for (int i = 0; i < 64; i++) {
        long person = 10_000 + updates++ * 7919L % 10_000;
        for (var statement : statements) {
          statement.setLong(1, person);
          statement.setLong(2, updates);
          statement.executeUpdate();
        }
        read.setLong(1, person);
        try (var rows = read.executeQuery()) {
          while (rows.next()) {
            rows.getString(1);
          }
        }
      }
      connection.commit();
    }
    return updates * 1e9 / (System.nanoTime() - begun);
  }
}
