package switchboard.console.people;

import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.domain.SentFileKind;
import switchboard.domain.Word;

/** Describes files and kinds of messages in words. */
public final class FileText {

  private FileText() {}

  /** The kind of a message; one that has no text is shown as Telegram names it. */
  public static String kind(String type) {
    return Word.find(SentFileKind.class, type)
        .map(FileText::kind)
        .orElseGet(() ->
            switch (type) {
              case "location" -> Messages.translate("messages.kind.location");
              case "venue" -> Messages.translate("messages.kind.venue");
              case "contact" -> Messages.translate("messages.kind.contact");
              case "poll" -> Messages.translate("messages.kind.poll");
              case "dice" -> Messages.translate("messages.kind.dice");
              case "game" -> Messages.translate("messages.kind.game");
              case "story" -> Messages.translate("messages.kind.story");
              case "checklist" -> Messages.translate("messages.kind.checklist");
              case "invoice" -> Messages.translate("messages.kind.invoice");
              case "rich_message" -> Messages.translate("messages.kind.rich_message");
              case "paid_media" -> Messages.translate("messages.kind.paid_media");
              default -> type;
            });
  }

  public static String kind(SentFileKind kind) {
    return switch (kind) {
      case PHOTO -> Messages.translate("media.kind.photo");
      case VIDEO -> Messages.translate("media.kind.video");
      case LIVE_PHOTO -> Messages.translate("media.kind.live_photo");
      case ANIMATION -> Messages.translate("media.kind.animation");
      case AUDIO -> Messages.translate("media.kind.audio");
      case VOICE -> Messages.translate("media.kind.voice");
      case VIDEO_NOTE -> Messages.translate("media.kind.video_note");
      case DOCUMENT -> Messages.translate("media.kind.document");
      case STICKER -> Messages.translate("media.kind.sticker");
    };
  }

  /** The state as a filter names it. */
  public static String state(FileState state) {
    return switch (state) {
      case OFFERED -> Messages.translate("media.state.offered");
      case PENDING -> Messages.translate("media.state.pending");
      case STORED -> Messages.translate("media.state.stored");
      case TOO_BIG -> Messages.translate("media.state.too_big");
      case GONE -> Messages.translate("media.state.gone");
      case REFUSED -> Messages.translate("media.state.refused");
      case INFECTED -> Messages.translate("media.state.infected");
    };
  }

  /** The state with what to do about it; empty for a stored file. */
  public static String state(ShownFile file) {
    var trouble = file.trouble();
    return switch (file.state()) {
      case STORED -> "";
      case OFFERED -> Messages.translate("media.state.offered");
      case PENDING -> pending(file);
      case TOO_BIG -> Messages.translate("media.state.too_big.hint");
      case REFUSED -> Messages.translate("media.state.refused.hint");
      case INFECTED -> Messages.translate("media.state.infected.hint");
      case GONE ->
          trouble == FileTrouble.EXPIRED
              ? Messages.translate("media.state.gone.expired")
              : trouble == FileTrouble.MISSING
                  ? Messages.translate("media.state.gone.missing")
                  : Messages.translate("media.state.gone.hint");
    };
  }

  private static String pending(ShownFile file) {
    if (file.received() > 0) {
      return file.bytes() > 0
          ? Messages.translate(
              "media.state.downloading",
              Formats.bytes(file.received()),
              Formats.bytes(file.bytes()))
          : Messages.translate("media.state.downloading_some", Formats.bytes(file.received()));
    }
    return file.trouble() == null
        ? Messages.translate("media.state.pending")
        : Messages.translate("media.state.retried", trouble(file.trouble()));
  }

  /** Why a file is not stored yet. */
  public static String trouble(FileTrouble trouble) {
    return switch (trouble) {
      case TELEGRAM -> Messages.translate("media.trouble.telegram");
      case NOT_FOUND -> Messages.translate("media.trouble.not_found");
      case INCOMPLETE -> Messages.translate("media.trouble.incomplete");
      case PATH -> Messages.translate("media.trouble.path");
      case SCANNER -> Messages.translate("media.trouble.scanner");
      case DISK -> Messages.translate("media.trouble.disk");
      case QUOTA -> Messages.translate("media.state.refused");
      case EXPIRED -> Messages.translate("media.state.gone.expired");
      case MISSING -> Messages.translate("media.state.gone.missing");
    };
  }
}
