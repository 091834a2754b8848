package switchboard.simulator.people;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.EntityFinder;
import switchboard.simulator.check.FormattedText;
import switchboard.simulator.check.Scalars;
import switchboard.simulator.check.TextParameters;
import switchboard.simulator.check.Upload;
import switchboard.simulator.methods.Outgoing;
import switchboard.simulator.world.MediaView;
import switchboard.simulator.world.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A file, location, contact, poll or dice sent by a person, with generated content. */
public final class PersonMedia {
  private static final Set<String> FILES =
      Set.of("photo", "video", "animation", "audio", "voice", "video_note", "document", "sticker");
  private static final int SECONDS = 7;

  private final World world;
  private final String kind;
  private final FormattedText caption;
  private final String fileName;

  public PersonMedia(
      World world, String kind, @Nullable String caption, @Nullable String fileName) {
    this.world = world;
    this.kind = kind.toLowerCase(Locale.ROOT);
    FormattedText typed = new FormattedText(caption == null ? "" : caption, List.of());
    this.fileName = fileName == null ? this.kind + ending(this.kind) : fileName;
    if (Scalars.characters(typed.text()) > TextParameters.CAPTION) {
      throw new InvalidActionException("A caption must have at most 1024 characters");
    }
    this.caption = EntityFinder.complete(typed.stripped());
  }

  /** Adds the content to a message. Call it under the lock. */
  public void write(ObjectNode message) {
    if (FILES.contains(kind)) {
      Upload content = new Upload(fileName, mimeType(), bytes());
      MediaView.write(message, kind, world.files.add(kind, content), SECONDS);
      Outgoing.write(message, "caption", caption);
      return;
    }
    switch (kind) {
      case "location" ->
          message.putObject("location").put("latitude", 52.52).put("longitude", 13.405);
      case "contact" -> contact(message);
      case "dice" ->
          message.putObject("dice").put("emoji", "🎲").put("value", 1 + world.random.nextInt(6));
      case "poll" -> poll(message);
      default -> throw new InvalidActionException("Unknown kind of media: " + kind);
    }
  }

  private static void contact(ObjectNode message) {
    ObjectNode contact = message.putObject("contact").put("phone_number", "+49300000000");
    contact.put("first_name", "Dana");
  }

  private void poll(ObjectNode message) {
    ObjectNode poll = message.putObject("poll");
    poll.put("id", Long.toUnsignedString(world.random.nextLong()));
    poll.put("question", caption.text().isEmpty() ? "Tea or coffee?" : caption.text());
    ArrayNode options = poll.putArray("options");
    options.addObject().put("text", "Tea").put("voter_count", 0);
    options.addObject().put("text", "Coffee").put("voter_count", 0);
    poll.put("total_voter_count", 0).put("is_closed", false).put("is_anonymous", true);
    poll.put("type", "regular").put("allows_multiple_answers", false);
  }

  private String mimeType() {
    return switch (kind) {
      case "photo" -> "image/png";
      case "video", "animation", "video_note" -> "video/mp4";
      case "audio" -> "audio/mpeg";
      case "voice" -> "audio/ogg";
      case "sticker" -> "image/webp";
      default -> "text/plain";
    };
  }

  private static String ending(String kind) {
    return switch (kind) {
      case "photo" -> ".png";
      case "video", "animation", "video_note" -> ".mp4";
      case "audio" -> ".mp3";
      case "voice" -> ".ogg";
      case "sticker" -> ".webp";
      default -> ".txt";
    };
  }

  private byte[] bytes() {
    return kind.equals("photo")
        ? SamplePhoto.png(320, 240, world.random.nextInt(256))
        : ("A sample " + kind + " of the simulator\n").getBytes(StandardCharsets.UTF_8);
  }
}
