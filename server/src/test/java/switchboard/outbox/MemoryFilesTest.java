package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.domain.Attachment;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.Extra;
import switchboard.domain.UserId;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotToken;
import switchboard.telegram.SendResult;

class MemoryFilesTest {

  private static final ChatId CHAT = new ChatId(5);
  private static final Content TEXT = new Content("x", List.of());

  private final Queue<Throwable> failures = new ArrayDeque<>();

  static List<Call> calls() {
    var archive = new Extra.Archive(new UserId(5), List.of(1L), "files.zip");
    var kept = new Attachment(Attachment.Kind.DOCUMENT, new Attachment.Source.Kept(1, "paper.pdf"));
    return List.of(
        new Call.SendExtra(CHAT, null, archive, new Call.SendMessage(CHAT, null, TEXT)),
        new Call.SendMessage(CHAT, null, TEXT.with(kept)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aFileThatCannotBeReadHoldsUpNoOther(Call call) {
    failures.add(new OutOfMemoryError("Cannot reserve direct buffer memory"));
    failures.add(new IllegalStateException("the store is closed"));
    failures.add(new IOException("no file can be read"));
    var token = new BotToken("123456:" + "A".repeat(35));
    try (var api = new BotApi(token, URI.create("http://127.0.0.1:9"));
        var files = new MemoryFiles(api, new Unreadable(), api::execute)) {
      assertThat(files.send(call).join()).isInstanceOf(SendResult.Transient.class);
      assertThat(files.send(call).join()).isInstanceOf(SendResult.Transient.class);
      assertThat(files.send(call).join())
          .isEqualTo(
              new SendResult.Malformed(
                  SendResult.Part.FILE, 0, "the file cannot be read: no file can be read"));
    }
  }

  private final class Unreadable implements MemoryFiles.Contents {

    @Override
    public ByteBuffer kept(long media) throws IOException {
      return fail();
    }

    @Override
    public ByteBuffer archive(Extra.Archive archive) throws IOException {
      return fail();
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
