package switchboard.outbox;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.Sha256;
import switchboard.domain.Attachment;
import switchboard.domain.Attachment.Source.Local;
import switchboard.domain.Call;
import switchboard.domain.Extra;
import switchboard.store.SentMediaDao.SentMediaRow;
import switchboard.store.Store;
import switchboard.telegram.BotApi;
import switchboard.telegram.OutgoingFile;
import switchboard.telegram.SendResult;

/**
 * Sends calls with the files of screens: a file is uploaded once for each bot and kind, and sent by
 * Telegram's id afterwards. An id that Telegram no longer knows is forgotten, and the file is
 * uploaded again.
 */
public final class ScreenFiles {

  private static final Logger LOG = LoggerFactory.getLogger(ScreenFiles.class);

  /** What an id of Telegram stands for. */
  private record Key(Attachment.Kind kind, String sha256) {

    static Key of(Attachment file) {
      return new Key(file.kind(), ((Local) file.source()).sha256());
    }
  }

  private final BotApi api;
  private final long bot;
  private final Store store;
  private final Supplier<Map<String, String>> files;
  private final InstantSource clock;
  private final Map<Key, String> ids = new ConcurrentHashMap<>();
  private final Map<Key, CompletableFuture<SendResult>> uploads = new ConcurrentHashMap<>();

  /**
   * @param bot its id, to which Telegram's ids of files belong
   * @param files the addresses (URI) of the bot's files, by the SHA-256 of their content
   */
  public ScreenFiles(
      BotApi api, long bot, Store store, Supplier<Map<String, String>> files, InstantSource clock) {
    this.api = api;
    this.bot = bot;
    this.store = store;
    this.files = files;
    this.clock = clock;
    store
        .readNow(tables -> tables.sentMedia().of(bot))
        .forEach(row -> ids.put(new Key(row.kind(), row.sha256()), row.fileId()));
  }

  /** Sends a call; never waits. */
  public CompletableFuture<SendResult> send(Call call) {
    var shown = ours(call);
    if (shown.isEmpty()) {
      return api.execute(call);
    }
    return shown.stream().map(Key::of).allMatch(ids::containsKey)
        ? sendKnown(call, shown)
        : upload(call, shown);
  }

  /** The files of a call that Telegram does not fetch from elsewhere, in order. */
  private static List<Attachment> ours(Call call) {
    var shown =
        switch (call) {
          case Call.SendExtra(var _, var _, Extra.Album(var files), var _) -> files;
          case Call.SendExtra _ -> List.<Attachment>of();
          default -> {
            var content = call.content();
            yield content == null || content.file() == null
                ? List.<Attachment>of()
                : List.of(content.file());
          }
        };
    return shown.stream().filter(file -> file.source() instanceof Local).toList();
  }

  private CompletableFuture<SendResult> sendKnown(Call call, List<Attachment> shown) {
    var known = new HashMap<Local, OutgoingFile>();
    for (var file : shown) {
      known.put((Local) file.source(), new OutgoingFile.Known(ids.getOrDefault(Key.of(file), "")));
    }
    return api.execute(call, known)
        .thenCompose(result -> {
          if (result instanceof SendResult.Malformed refused
              && refused.part() == SendResult.Part.FILE) {
            LOG.atInfo()
                .addKeyValue("reason", refused.description())
                .log("Telegram no longer knows a file; uploading it");
            shown.forEach(file -> ids.remove(Key.of(file)));
            return upload(call, shown);
          }
          return CompletableFuture.completedFuture(result);
        });
  }

  /** Waits for another call that uploads one of the files, because then it need not be uploaded. */
  private CompletableFuture<SendResult> upload(Call call, List<Attachment> shown) {
    var keys = shown.stream().map(Key::of).collect(Collectors.toSet());
    var own = new CompletableFuture<SendResult>();
    for (var key : keys) {
      var other = uploads.putIfAbsent(key, own);
      if (other != null) {
        uploads.values().removeIf(own::equals);
        return other.handle((_, _) -> call).thenCompose(this::send);
      }
    }
    // Reading a large file takes a while.
    Thread.ofVirtual()
        .name("upload")
        .start(() -> {
          var _ =
              uploaded(call, shown)
                  .whenComplete((result, failure) -> {
                    uploads.values().removeIf(own::equals);
                    if (failure == null) {
                      own.complete(result);
                    } else {
                      own.completeExceptionally(failure);
                    }
                  });
        });
    return own;
  }

  private CompletableFuture<SendResult> uploaded(Call call, List<Attachment> shown) {
    var contents = new HashMap<Local, OutgoingFile>();
    for (var file : shown) {
      var source = (Local) file.source();
      var place = files.get().get(source.sha256());
      if (place == null) {
        return CompletableFuture.completedFuture(missing(source, "it is not in the bot file"));
      }
      try {
        contents.put(source, new OutgoingFile.Upload(source.name(), content(URI.create(place))));
      } catch (IOException e) {
        return CompletableFuture.completedFuture(missing(source, e.toString()));
      } catch (RuntimeException | OutOfMemoryError e) {
        // Nothing was sent, so that it can be tried again.
        var reason = "a file cannot be read: " + e.getClass().getSimpleName();
        return CompletableFuture.completedFuture(new SendResult.Transient(reason));
      }
    }
    return api.execute(call, contents)
        .thenApply(result -> {
          if (result instanceof SendResult.Done(var _, var sent) && sent.size() == shown.size()) {
            remember(shown, contents, sent);
          }
          return result;
        });
  }

  private static SendResult missing(Local file, String reason) {
    return new SendResult.Malformed(
        SendResult.Part.FILE, 0, "the file %s cannot be read: %s".formatted(file.name(), reason));
  }

  /** Mapped instead of read, because it may be larger than the memory of Java. */
  private static ByteBuffer content(URI place) throws IOException {
    if (!"file".equals(place.getScheme())) {
      try (var in = place.toURL().openStream()) {
        return ByteBuffer.wrap(in.readAllBytes());
      }
    }
    try (var channel = FileChannel.open(Path.of(place))) {
      return channel.map(MapMode.READ_ONLY, 0, channel.size());
    }
  }

  /** Not a file that has changed since the bot file was read. */
  private void remember(
      List<Attachment> shown, Map<Local, OutgoingFile> contents, List<String> sent) {
    for (int i = 0; i < shown.size(); i++) {
      var source = (Local) shown.get(i).source();
      var fileId = sent.get(i);
      if (contents.get(source) instanceof OutgoingFile.Upload upload
          && Sha256.hex(upload.content()).equals(source.sha256())) {
        var key = Key.of(shown.get(i));
        ids.put(key, fileId);
        var row = new SentMediaRow(bot, key.sha256(), key.kind(), fileId, clock.instant());
        var _ =
            store.writePatiently(tables -> {
              tables.sentMedia().save(row);
              return true;
            });
      }
    }
  }
}
