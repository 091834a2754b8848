package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Classifies updates and messages by their field names. */
final class UpdateKinds {

  static final String UNKNOWN = "unknown";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private static final Set<String> OF_UPDATES =
      Set.of(
          "message",
          "edited_message",
          "channel_post",
          "edited_channel_post",
          "business_connection",
          "business_message",
          "edited_business_message",
          "deleted_business_messages",
          "guest_message",
          "message_reaction",
          "message_reaction_count",
          "inline_query",
          "chosen_inline_result",
          "callback_query",
          "shipping_query",
          "pre_checkout_query",
          "purchased_paid_media",
          "poll",
          "poll_answer",
          "my_chat_member",
          "chat_member",
          "chat_join_request",
          "chat_boost",
          "removed_chat_boost",
          "managed_bot",
          "subscription",
          "widget_query",
          "shared_widget_query");

  /**
   * Media types users send. Where a message has two of these fields, the more specific one is
   * listed first.
   */
  private static final List<String> MEDIA =
      List.of(
          "live_photo",
          "photo",
          "voice",
          "video",
          "animation",
          "sticker",
          "document",
          "audio",
          "video_note",
          "paid_media",
          "story",
          "venue",
          "location",
          "contact",
          "poll",
          "dice",
          "game",
          "checklist",
          "invoice",
          "rich_message");

  /** Metadata fields, which do not determine a message's type. */
  private static final Set<String> ENVELOPE =
      Set.of(
          "message_id",
          "message_thread_id",
          "ephemeral_message_id",
          "direct_messages_topic",
          "from",
          "receiver_user",
          "sender_chat",
          "sender_boost_count",
          "sender_business_bot",
          "sender_tag",
          "date",
          "guest_query_id",
          "guest_bot_caller_user",
          "guest_bot_caller_chat",
          "business_connection_id",
          "chat",
          "forward_origin",
          "forward_from",
          "forward_from_chat",
          "forward_from_message_id",
          "forward_signature",
          "forward_sender_name",
          "forward_date",
          "is_topic_message",
          "is_automatic_forward",
          "reply_to_message",
          "external_reply",
          "quote",
          "reply_to_story",
          "reply_to_checklist_task_id",
          "reply_to_poll_option_id",
          "via_bot",
          "edit_date",
          "has_protected_content",
          "is_from_offline",
          "is_paid_post",
          "media_group_id",
          "author_signature",
          "paid_star_count",
          "text",
          "entities",
          "link_preview_options",
          "suggested_post_info",
          "effect_id",
          "caption",
          "caption_entities",
          "show_caption_above_media",
          "has_media_spoiler",
          "reply_markup");

  private UpdateKinds() {}

  /**
   * The update's type: its payload field. Known types take precedence over unknown ones. An update
   * should have one payload field; of several, the first counts.
   */
  static String ofUpdate(JsonNode update) {
    String other = null;
    for (Iterator<String> names = update.fieldNames(); names.hasNext(); ) {
      var name = names.next();
      if (OF_UPDATES.contains(name) && update.path(name).isObject()) {
        return name;
      }
      if (other == null && !name.equals("update_id")) {
        other = name;
      }
    }
    return named(other);
  }

  static Optional<String> media(JsonNode message) {
    for (var name : MEDIA) {
      if (JsonFields.has(message, name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** The type of a service message, such as {@code pinned_message}. */
  static Optional<String> service(JsonNode message) {
    for (Iterator<String> names = message.fieldNames(); names.hasNext(); ) {
      var name = names.next();
      if (!ENVELOPE.contains(name) && JsonFields.has(message, name)) {
        return Optional.of(named(name));
      }
    }
    return Optional.empty();
  }

  /** Validates names that end up in logs and rows. */
  private static String named(@Nullable String field) {
    return field != null && NAME.matcher(field).matches() ? field : UNKNOWN;
  }
}
