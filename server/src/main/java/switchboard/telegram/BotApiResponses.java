package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import switchboard.domain.ChatId;
import switchboard.telegram.BotApiHttp.Outcome;

/**
 * Interprets Bot API responses (Bot API, "Making requests" and ResponseParameters). Many errors
 * differ only in their description, so the description is parsed.
 *
 * <p>A response that is not from the Bot API, such as a proxy's error page, means that the call did
 * not get through. A 2xx is the exception: whether the call was executed is unknown.
 */
final class BotApiResponses {

  private static final int BAD_REQUEST = 400;
  private static final int GATEWAY_TIMEOUT = 504;
  private static final int MAX_TEXT_LENGTH = 300;
  private static final long USUAL_PAUSE = 5;
  private static final long MAX_PAUSE = Duration.ofDays(1).toSeconds();

  private BotApiResponses() {}

  static SendResult result(Outcome outcome, BotToken token) {
    return switch (outcome) {
      case Outcome.Failure failure ->
          failure.begun()
              ? new SendResult.Unknown(failure.reason())
              : new SendResult.Transient(failure.reason());
      case Outcome.Answer answer -> result(answer, json(answer.body()), token);
    };
  }

  private static SendResult result(Outcome.Answer answer, JsonNode json, BotToken token) {
    boolean fine = answer.status() / 100 == 2;
    boolean own = json.path("ok").isBoolean();
    if (fine && JsonFields.isTrue(json, "ok")) {
      return SentFiles.done(json.path("result"));
    }
    int code = code(answer, json);
    if (code == 429) {
      return new SendResult.RetryAfter(pause(answer, json));
    }
    if (own && code / 100 == 4) {
      return refusal(code, brief(JsonFields.textOr(json, "description", ""), token), json);
    }
    if (fine) {
      return new SendResult.Unknown("HTTP " + answer.status() + " with an unreadable answer");
    }
    if (answer.status() == GATEWAY_TIMEOUT) {
      return new SendResult.Unknown("HTTP 504: a gateway gave up waiting for Telegram");
    }
    return own || isPassing(answer.status())
        ? new SendResult.Transient("HTTP " + answer.status())
        : new SendResult.Foreign(answer.status());
  }

  /**
   * Transient statuses: server errors, and requests that were too slow, too early or misdirected.
   */
  private static boolean isPassing(int status) {
    return status / 100 == 5 || status == 408 || status == 421 || status == 425;
  }

  private static SendResult refusal(int code, String description, JsonNode json) {
    var chat = JsonFields.number(json.path("parameters"), "migrate_to_chat_id");
    var text = description.toLowerCase(Locale.ROOT);
    if (chat != null) {
      return new SendResult.MigratedTo(new ChatId(chat));
    }
    if (code == 403) {
      return isAboutTheMessage(text)
          ? new SendResult.Refused(code, description)
          : new SendResult.Blocked(description);
    }
    if (text.contains("message is not modified")) {
      return new SendResult.NotModified();
    }
    if (text.contains("query is too old") || text.contains("query id is invalid")) {
      return new SendResult.QueryTooOld();
    }
    if (isOtherKind(text)) {
      return new SendResult.OtherKind();
    }
    if (isTopicGone(text)) {
      return new SendResult.TopicGone(code + " " + description);
    }
    if (isGone(text)) {
      return new SendResult.MessageGone();
    }
    if (code == 400 && isMalformedKeyboard(text)) {
      return new SendResult.Malformed(SendResult.Part.KEYBOARD, code, description);
    }
    if (code == 400 && isMalformedText(text)) {
      return new SendResult.Malformed(SendResult.Part.FORMATTING, code, description);
    }
    return (code == 400 || code == 413) && isAboutTheFile(text)
        ? new SendResult.Malformed(SendResult.Part.FILE, code, description)
        : new SendResult.Refused(code, description);
  }

  /** A 403 that forbids this message or this type of message, not the whole chat. */
  private static boolean isAboutTheMessage(String text) {
    return Stream.of(
            "message_author_required",
            "message_delete_forbidden",
            "chat_send_",
            "voice_messages_forbidden",
            "inline_bot_required",
            "rights")
        .anyMatch(text::contains);
  }

  private static boolean isMalformedKeyboard(String text) {
    return Stream.of("button", "keyboard", "reply_markup", "reply markup", "copy_text")
        .anyMatch(text::contains);
  }

  private static boolean isAboutTheFile(String text) {
    return Stream.of(
            "wrong file identifier",
            "wrong remote file",
            "wrong file_id",
            "failed to get http url content",
            "wrong type of the web page content",
            "file must be non-empty",
            "file is too big",
            "is too big for a",
            "request entity too large",
            "can't use file of type",
            "type of file mismatch",
            "image_process_failed",
            "photo_",
            "video_",
            "media_",
            "webpage_")
        .anyMatch(text::contains);
  }

  private static boolean isMalformedText(String text) {
    return Stream.of(
            "can't parse entities",
            "entity_",
            "entities_",
            "entities too long",
            "message is too long",
            "message_too_long",
            "caption is too long",
            "caption_too_long")
        .anyMatch(text::contains);
  }

  private static boolean isOtherKind(String text) {
    return Stream.of(
            "there is no text in the message to edit",
            "there is no media in the message to edit",
            "message media can't be edited")
        .anyMatch(text::contains);
  }

  private static boolean isTopicGone(String text) {
    return Stream.of(
            "message thread not found",
            "topic_closed",
            "topic_deleted",
            "topic_id_invalid",
            "topic not found")
        .anyMatch(text::contains);
  }

  private static boolean isGone(String text) {
    return Stream.of(
            "message to edit not found",
            "message can't be edited",
            "message to delete not found",
            "message can't be deleted",
            "message_id_invalid",
            "invalid inline message identifier specified",
            "message identifier is not specified")
        .anyMatch(text::contains);
  }

  /**
   * The {@code result} of an administrative call.
   *
   * @throws BotApiException when the call failed
   */
  static JsonNode value(Outcome outcome, BotToken token) {
    return json(body(outcome, token)).path("result");
  }

  /**
   * The response body of a successful administrative call.
   *
   * @throws BotApiException when the call failed
   */
  static ByteBuffer body(Outcome outcome, BotToken token) {
    return switch (outcome) {
      case Outcome.Failure failure -> throw new BotApiException(failure.reason(), 0, null);
      case Outcome.Answer answer -> {
        var json = json(answer.body());
        if (answer.status() / 100 != 2 || !JsonFields.isTrue(json, "ok")) {
          throw refusal(answer, json, token);
        }
        yield answer.body();
      }
    };
  }

  private static BotApiException refusal(Outcome.Answer answer, JsonNode json, BotToken token) {
    int code = code(answer, json);
    var pause = code == 429 ? pause(answer, json) : null;
    if (!json.path("ok").isBoolean()) {
      var text = "HTTP " + answer.status() + " with a response that is not from the Bot API";
      return new BotApiException(text, code == 429 ? code : 0, pause, true);
    }
    var description = brief(JsonFields.textOr(json, "description", ""), token);
    return new BotApiException(code + " " + description, code, pause);
  }

  /** The parsed body; a missing node when it is not JSON. */
  static JsonNode json(ByteBuffer body) {
    try {
      return BotApiJson.STRICT.readTree(bytes(body));
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  static byte[] bytes(ByteBuffer body) {
    var bytes = new byte[body.remaining()];
    body.duplicate().get(bytes);
    return bytes;
  }

  private static int code(Outcome.Answer answer, JsonNode json) {
    var code = JsonFields.number(json, "error_code");
    if (code != null && code >= 400 && code <= 599) {
      return code.intValue();
    }
    boolean refused = json.path("ok").isBoolean() && !JsonFields.isTrue(json, "ok");
    return refused && answer.status() / 100 == 2 ? BAD_REQUEST : answer.status();
  }

  private static Duration pause(Outcome.Answer answer, JsonNode json) {
    var seconds = JsonFields.number(json.path("parameters"), "retry_after");
    if (seconds == null) {
      seconds = JsonFields.parsed(answer.retryAfter());
    }
    return Duration.ofSeconds(Math.clamp(seconds == null ? USUAL_PAUSE : seconds, 1, MAX_PAUSE));
  }

  /** External text for display: token masked, cleaned and truncated. */
  static String brief(String text, BotToken token) {
    var safe = token.redact(text);
    return JsonFields.clean(
        safe.length() > MAX_TEXT_LENGTH ? safe.substring(0, MAX_TEXT_LENGTH) + "…" : safe);
  }
}
