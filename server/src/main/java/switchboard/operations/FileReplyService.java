package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.base.SafeFileName;
import switchboard.base.Sentence;
import switchboard.base.UserErrorException;
import switchboard.domain.Attachment;
import switchboard.domain.Attachment.Source;
import switchboard.domain.Call;
import switchboard.domain.FilePart;
import switchboard.domain.FileState;
import switchboard.domain.FileType;
import switchboard.domain.SentFileKind;
import switchboard.domain.UserId;
import switchboard.media.MediaUploads;
import switchboard.media.MediaUploads.Outcome;
import switchboard.outbox.CommitPipeline;
import switchboard.outbox.Committed;
import switchboard.outbox.PendingReply;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.Store;

/**
 * Sends an operator's message with a file. The file is stored like those of users, before its
 * reply: whatever happens then, the outbox sends it once.
 */
public final class FileReplyService {

  /** The longest caption that Telegram accepts (Bot API, sendPhoto). */
  private static final int MAX_CAPTION = 1024;

  /** The largest photo that Telegram accepts (Bot API, Sending files). */
  private static final long MAX_PHOTO_BYTES = 10 << 20;

  /** The largest other file. */
  private static final long MAX_FILE_BYTES = 50 << 20;

  private static final int MEGABYTE = 1 << 20;

  private final Store store;
  private final CommitPipeline pipeline;
  private final MediaUploads uploads;
  private final long maxBytes;
  private final InstantSource clock;

  /**
   * @param maxBytes of a file, if that is less than Telegram's limit
   */
  public FileReplyService(
      Store store,
      CommitPipeline pipeline,
      MediaUploads uploads,
      long maxBytes,
      InstantSource clock) {
    this.store = store;
    this.pipeline = pipeline;
    this.uploads = uploads;
    this.maxBytes = Math.min(maxBytes, MAX_FILE_BYTES);
    this.clock = clock;
  }

  /** The largest file that can be sent. */
  public long maxBytes() {
    return maxBytes;
  }

  /**
   * Queues the message; it and its file are on disk when this returns.
   *
   * @param caption without formatting; may be empty
   * @param operator the name of the operator who wrote it
   * @param seen as for {@link ReplyService#send}
   * @throws UserErrorException when the user is unknown, the file or caption cannot be sent, or
   *     another operator was faster
   */
  public void send(
      UserId user,
      String caption,
      AnswerFile file,
      String operator,
      @Nullable SeenConversation seen) {
    var text = caption.strip();
    if (text.length() > MAX_CAPTION) {
      throw UserErrorException.invalid(
          "text", sentence("person.reply.caption_too_long", MAX_CAPTION, text.length()));
    }
    var known =
        store
            .readNow(tables -> tables.users().find(user))
            .orElseThrow(UserErrorException::personNotFound);
    var _ = ReplyService.chat(known);
    long row = store.writeNow(tables -> store.rowIds(tables).media());
    var kept = keep(user, row, file);
    try {
      var kind = kind(file, kept);
      commit(mediaRow(user, row, file, kept, kind), text, operator, seen);
    } catch (RuntimeException e) {
      uploads.discard(kept);
      throw e;
    }
  }

  private Outcome.Kept keep(UserId user, long row, AnswerFile file) {
    try {
      return switch (uploads.keep(user, row, file.content(), maxBytes)) {
        case Outcome.Kept kept -> kept;
        case Outcome.Empty _ -> throw invalid(sentence("person.reply.file.empty"));
        case Outcome.TooBig _ ->
            throw invalid(sentence("person.reply.file.too_big", maxBytes / MEGABYTE));
        case Outcome.NoSpace _ -> throw invalid(sentence("person.reply.file.no_space"));
        case Outcome.DiskFailure _ -> throw invalid(sentence("person.reply.file.disk"));
      };
    } catch (IOException _) {
      throw invalid(sentence("person.reply.file.incomplete"));
    }
  }

  private static UserErrorException invalid(Sentence detail) {
    return UserErrorException.invalid("file", detail);
  }

  /** A photo is only what its first bytes say is one. */
  private static SentFileKind kind(AnswerFile file, Outcome.Kept kept) {
    boolean photo =
        !file.uncompressed()
            && switch (kept.type()) {
              case JPEG, PNG, WEBP -> true;
              case GIF, MP4, WEBM, OGG, MP3, M4A, PDF, ZIP, OTHER -> false;
            };
    if (photo && kept.bytes() > MAX_PHOTO_BYTES) {
      throw invalid(sentence("person.reply.file.photo_too_big", MAX_PHOTO_BYTES / MEGABYTE));
    }
    return photo ? SentFileKind.PHOTO : SentFileKind.DOCUMENT;
  }

  private MediaRow mediaRow(
      UserId user, long row, AnswerFile file, Outcome.Kept kept, SentFileKind kind) {
    var now = clock.instant();
    return new MediaRow(
        row,
        user,
        null,
        kind,
        FilePart.ORIGINAL,
        null,
        "",
        null,
        name(file.name(), kept.type()),
        null,
        kept.bytes(),
        null,
        null,
        null,
        FileState.STORED,
        null,
        0,
        null,
        kept.folder(),
        kept.path(),
        kept.key(),
        kept.type().mediaType(),
        kept.bytes(),
        kept.sha256(),
        now,
        now);
  }

  private static String name(@Nullable String typed, FileType type) {
    return Objects.requireNonNullElse(SafeFileName.of(typed), "file." + type.extension());
  }

  private void commit(
      MediaRow row, String caption, String operator, @Nullable SeenConversation seen) {
    var kind = row.kind() == SentFileKind.PHOTO ? Attachment.Kind.PHOTO : Attachment.Kind.DOCUMENT;
    var source = new Source.Kept(row.id(), Objects.requireNonNullElse(row.name(), ""));
    var content = ReplyService.content(caption).with(new Attachment(kind, source));
    Instant at = row.createdAt();
    var _ =
        pipeline.commit(tables -> {
          var user = row.userId();
          tables.lock(user); // as ReplyService does
          var known = tables.users().find(user).orElseThrow(UserErrorException::personNotFound);
          SeenConversation.answer(tables, user, operator, seen, at);
          tables.media().add(List.of(row));
          var topic = ReplyService.topic(tables, user);
          var call = new Call.SendMessage(ReplyService.chat(known), topic, content);
          var reply = PendingReply.of(store.rowIds(tables).reply(), user, call, at);
          return Committed.answer(reply, operator);
        });
  }
}
