package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.Extra;
import switchboard.domain.UserId;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotToken;
import switchboard.telegram.SendResult;

class ArchivesTest {

  private static final ChatId CHAT = new ChatId(5);
  private static final Extra.Archive ARCHIVE =
      new Extra.Archive(new UserId(5), List.of(1L), "files.zip");
  private static final Call CALL =
      new Call.SendExtra(
          CHAT, null, ARCHIVE, new Call.SendMessage(CHAT, null, new Content("x", List.of())));

  private final Queue<Throwable> failures = new ArrayDeque<>();

  @Test
  void anArchiveThatCannotBeMadeHoldsUpNoOther() {
    failures.add(new OutOfMemoryError("Cannot reserve direct buffer memory"));
    failures.add(new IllegalStateException("the store is closed"));
    failures.add(new IOException("no file can be read"));
    var token = new BotToken("123456:" + "A".repeat(35));
    try (var api = new BotApi(token, URI.create("http://127.0.0.1:9"))) {
      var archives = new Archives(api, _ -> fail());
      assertThat(archives.send(CALL, ARCHIVE).join()).isInstanceOf(SendResult.Transient.class);
      assertThat(archives.send(CALL, ARCHIVE).join()).isInstanceOf(SendResult.Transient.class);
      assertThat(archives.send(CALL, ARCHIVE).join())
          .isEqualTo(
              new SendResult.Malformed(
                  SendResult.Part.FILE, 0, "the archive cannot be made: no file can be read"));
    }
  }

  private ByteBuffer fail() throws IOException {
    switch (failures.remove()) {
      case Error error -> throw error;
      case RuntimeException failure -> throw failure;
      case IOException failure -> throw failure;
      case Throwable other -> throw new AssertionError(other);
    }
  }
}
