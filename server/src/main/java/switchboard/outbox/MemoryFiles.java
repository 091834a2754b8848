package switchboard.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Attachment.Source.Kept;
import switchboard.domain.Call;
import switchboard.domain.Extra;
import switchboard.telegram.BotApi;
import switchboard.telegram.OutgoingFile.Upload;
import switchboard.telegram.SendResult;

/**
 * Sends calls with a file that an operator chose, or with an archive of those that a user sent. The
 * file is decrypted in memory for its request and nowhere else, of each kind one at a time: a file
 * may take 50 MB.
 */
public final class MemoryFiles implements AutoCloseable {

  private static final Duration END = Duration.ofSeconds(2);

  /** Reads the files. */
  public interface Contents {

    /**
     * The content of a file that an operator chose.
     *
     * @param media the id of its row
     * @throws IOException when it cannot be read
     */
    ByteBuffer kept(long media) throws IOException;

    ByteBuffer archive(Extra.Archive archive) throws IOException;
  }

  @FunctionalInterface
  private interface Content {
    ByteBuffer read() throws IOException;
  }

  private final BotApi api;
  private final Contents contents;
  private final Function<Call, CompletableFuture<SendResult>> others;
  private final ExecutorService answers = thread("answers");
  private final ExecutorService archives = thread("archives");

  /**
   * @param others sends the calls without such a file
   */
  public MemoryFiles(
      BotApi api, Contents contents, Function<Call, CompletableFuture<SendResult>> others) {
    this.api = api;
    this.contents = contents;
    this.others = others;
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
  }

  /** Sends a call; never waits. */
  public CompletableFuture<SendResult> send(Call call) {
    if (call instanceof Call.SendExtra(var _, var _, Extra.Archive archive, var _)) {
      return send(
          archives,
          () -> contents.archive(archive),
          content -> api.execute(call, new Upload(archive.fileName(), content)));
    }
    var kept = kept(call);
    return kept == null
        ? others.apply(call)
        : send(
            answers,
            () -> contents.kept(kept.media()),
            content -> api.execute(call, Map.of(kept, new Upload(kept.name(), content))));
  }

  private static @Nullable Kept kept(Call call) {
    var content = call.content();
    var file = content == null ? null : content.file();
    return file != null && file.source() instanceof Kept kept ? kept : null;
  }

  private static CompletableFuture<SendResult> send(
      ExecutorService thread,
      Content content,
      Function<ByteBuffer, CompletableFuture<SendResult>> request) {
    var result = new CompletableFuture<SendResult>();
    thread.execute(() -> {
      try {
        result.complete(upload(content, request).get());
      } catch (InterruptedException | ExecutionException e) {
        result.completeExceptionally(e);
      }
    });
    return result;
  }

  private static CompletableFuture<SendResult> upload(
      Content content, Function<ByteBuffer, CompletableFuture<SendResult>> request) {
    ByteBuffer bytes;
    try {
      bytes = content.read();
    } catch (IOException e) {
      return CompletableFuture.completedFuture(
          new SendResult.Malformed(
              SendResult.Part.FILE, 0, "the file cannot be read: " + e.getMessage()));
    } catch (RuntimeException | OutOfMemoryError e) {
      // Nothing was sent, so that it can be tried again.
      return CompletableFuture.completedFuture(
          new SendResult.Transient("the file cannot be read: " + e.getClass().getSimpleName()));
    }
    try {
      return request.apply(bytes);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Interrupts the uploads that run; their outcome is unknown then. */
  @Override
  public void close() {
    var threads = List.of(answers, archives);
    threads.forEach(ExecutorService::shutdownNow);
    try {
      for (var thread : threads) {
        var _ = thread.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
