package switchboard.simulator.people;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private record FileType(String ending, String mimeType) {}

  private static final FileType MP4 = new FileType(".mp4", "video/mp4");
  private static final FileType TXT = new FileType(".txt", "text/plain");
  private static final Map<String, FileType> FILES =
      Map.of(
          "photo",
          new FileType(".png", "image/png"),
          "video",
          MP4,
          "animation",
          MP4,
          "video_note",
          MP4,
          "audio",
          new FileType(".mp3", "audio/mpeg"),
          "voice",
          new FileType(".ogg", "audio/ogg"),
          "sticker",
          new FileType(".webp", "image/webp"),
          "document",
          TXT);

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
    this.fileName = fileName == null ? this.kind + type().ending() : fileName;
    if (Scalars.characters(typed.text()) > TextParameters.CAPTION) {
      throw new InvalidActionException("A caption must have at most 1024 characters");
    }
    this.caption = EntityFinder.complete(typed.stripped());
  }

  /** Adds the content to a message. Call it under the lock. */
  public void write(ObjectNode message) {
    if (FILES.containsKey(kind)) {
      Upload content = new Upload(fileName, type().mimeType(), bytes());
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

  private FileType type() {
    return FILES.getOrDefault(kind, TXT);
  }

  private byte[] bytes() {
    return kind.equals("photo")
        ? SamplePhoto.png(320, 240, world.random.nextInt(256))
        : ("A sample " + kind + " of the simulator\n").getBytes(StandardCharsets.UTF_8);
  }
}
