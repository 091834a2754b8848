package switchboard.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
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
import switchboard.telegram.BotApi;
import switchboard.telegram.OutgoingFile;
import switchboard.telegram.SendResult;

/**
 * Sends calls with a file that an operator chose. The file is decrypted in memory for its request
 * and nowhere else, one at a time: a file may take 50 MB.
 */
public final class AnswerFiles implements AutoCloseable {

  private static final Duration END = Duration.ofSeconds(2);

  /** Reads the files of answers. */
  @FunctionalInterface
  public interface Contents {

    /**
     * The content of a file.
     *
     * @param media the id of its row
     * @throws IOException when it cannot be read
     */
    ByteBuffer read(long media) throws IOException;
  }

  private final BotApi api;
  private final Contents contents;
  private final Function<Call, CompletableFuture<SendResult>> others;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("answers").factory());

  /**
   * @param others sends the calls without such a file
   */
  public AnswerFiles(
      BotApi api, Contents contents, Function<Call, CompletableFuture<SendResult>> others) {
    this.api = api;
    this.contents = contents;
    this.others = others;
  }

  /** Sends a call; never waits. */
  public CompletableFuture<SendResult> send(Call call) {
    var kept = kept(call);
    if (kept == null) {
      return others.apply(call);
    }
    var result = new CompletableFuture<SendResult>();
    thread.execute(() -> send(call, kept, result));
    return result;
  }

  private static @Nullable Kept kept(Call call) {
    var content = call.content();
    var file = content == null ? null : content.file();
    return file != null && file.source() instanceof Kept kept ? kept : null;
  }

  private void send(Call call, Kept kept, CompletableFuture<SendResult> result) {
    try {
      result.complete(upload(call, kept).get());
    } catch (InterruptedException | ExecutionException e) {
      result.completeExceptionally(e);
    }
  }

  private CompletableFuture<SendResult> upload(Call call, Kept kept) {
    ByteBuffer content;
    try {
      content = contents.read(kept.media());
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
      return api.execute(call, Map.of(kept, new OutgoingFile.Upload(kept.name(), content)));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Interrupts the upload that runs; its outcome is unknown then. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      var _ = thread.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
