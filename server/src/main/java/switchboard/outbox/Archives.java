package switchboard.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import switchboard.domain.Call;
import switchboard.domain.Extra;
import switchboard.telegram.BotApi;
import switchboard.telegram.OutgoingFile;
import switchboard.telegram.SendResult;

/** Sends archives of files that a user sent: one at a time, because each is made in memory. */
public final class Archives {

  /** Makes the content of an archive. */
  @FunctionalInterface
  public interface Contents {
    ByteBuffer of(Extra.Archive archive) throws IOException;
  }

  private final BotApi api;
  private final Contents contents;
  private final Semaphore turn = new Semaphore(1);

  public Archives(BotApi api, Contents contents) {
    this.api = api;
    this.contents = contents;
  }

  /** Never waits. */
  CompletableFuture<SendResult> send(Call call, Extra.Archive archive) {
    var sent = new CompletableFuture<SendResult>();
    Thread.ofVirtual()
        .name("archive")
        .start(() -> {
          turn.acquireUninterruptibly();
          var _ =
              made(call, archive)
                  .whenComplete((result, failure) -> {
                    turn.release();
                    if (failure == null) {
                      sent.complete(result);
                    } else {
                      sent.completeExceptionally(failure);
                    }
                  });
        });
    return sent;
  }

  private CompletableFuture<SendResult> made(Call call, Extra.Archive archive) {
    try {
      var content = contents.of(archive);
      return api.execute(call, new OutgoingFile.Upload(archive.fileName(), content));
    } catch (IOException e) {
      return CompletableFuture.completedFuture(
          new SendResult.Malformed(
              SendResult.Part.FILE, 0, "the archive cannot be made: " + e.getMessage()));
    } catch (RuntimeException | OutOfMemoryError e) {
      // Nothing was sent, so that it can be tried again.
      return CompletableFuture.completedFuture(
          new SendResult.Transient("the archive cannot be made: " + e.getClass().getSimpleName()));
    }
  }
}
