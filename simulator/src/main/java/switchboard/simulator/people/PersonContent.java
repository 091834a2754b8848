package switchboard.simulator.people;

import java.util.List;
import java.util.function.Consumer;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.methods.Outgoing;
import switchboard.simulator.world.FileKind;
import switchboard.simulator.world.SentMedia;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Content without a file of its own: places, contacts, polls, dice and so on. */
record PersonContent(PersonMedia media) {

  Consumer<ObjectNode> of(MediaRequest request) {
    return switch (request.kind()) {
      case "location" -> place(request);
      case "venue" -> venue(request);
      case "contact" -> message -> contact(message, request);
      case "dice" -> this::dice;
      case "poll" -> message -> poll(message, request);
      case "story" -> this::story;
      case "checklist" -> message -> checklist(message, request);
      case "paid_media" -> paid(request);
      default -> throw new InvalidActionException("Unknown kind of media: " + request.kind());
    };
  }

  private static Consumer<ObjectNode> place(MediaRequest request) {
    double latitude = request.number("latitude", 52.52);
    double longitude = request.number("longitude", 13.405);
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new InvalidActionException(
          "latitude must be between -90 and 90, and longitude between -180 and 180");
    }
    return message ->
        message.putObject("location").put("latitude", latitude).put("longitude", longitude);
  }

  private static Consumer<ObjectNode> venue(MediaRequest request) {
    Consumer<ObjectNode> place = place(request);
    return message -> {
      place.accept(message);
      ObjectNode venue = message.putObject("venue");
      venue.set("location", message.path("location"));
      venue.put("title", request.text("title", "Café Central"));
      venue.put("address", request.text("address", "Alexanderplatz 1, Berlin"));
    };
  }

  private static void contact(ObjectNode message, MediaRequest request) {
    ObjectNode contact = message.putObject("contact");
    contact.put("phone_number", request.text("phone_number", "+49300000000"));
    contact.put("first_name", request.text("first_name", "Dana"));
    for (String field : List.of("last_name", "user_id", "vcard")) {
      if (request.values().has(field)) {
        contact.set(field, request.values().path(field));
      }
    }
  }

  private void dice(ObjectNode message) {
    int value = 1 + media.world().random.nextInt(6);
    message.putObject("dice").put("emoji", "🎲").put("value", value);
  }

  private void poll(ObjectNode message, MediaRequest request) {
    String asked = request.caption().text();
    ObjectNode poll = message.putObject("poll");
    poll.put("id", Long.toUnsignedString(media.world().random.nextLong()));
    poll.put("question", asked.isEmpty() ? "Tea or coffee?" : asked);
    ArrayNode options = poll.putArray("options");
    options.addObject().put("text", "Tea").put("voter_count", 0);
    options.addObject().put("text", "Coffee").put("voter_count", 0);
    poll.put("total_voter_count", 0).put("is_closed", false).put("is_anonymous", true);
    poll.put("type", "regular").put("allows_multiple_answers", false);
    poll.put("allows_revoting", true).put("members_only", false);
  }

  private void story(ObjectNode message) {
    ObjectNode story = message.putObject("story");
    story.set("chat", message.path("chat"));
    story.put("id", 1 + media.world().random.nextInt(1000));
  }

  private static void checklist(ObjectNode message, MediaRequest request) {
    String title = request.caption().text();
    ObjectNode checklist = message.putObject("checklist");
    checklist.put("title", title.isEmpty() ? "Shopping" : title);
    ArrayNode tasks = checklist.putArray("tasks");
    tasks.addObject().put("id", 1).put("text", "Bread");
    tasks.addObject().put("id", 2).put("text", "Milk");
  }

  private Consumer<ObjectNode> paid(MediaRequest request) {
    SentMedia photo = media.media(FileKind.PHOTO, request);
    int stars = (int) request.number("star_count", 5);
    return message -> {
      ObjectNode info = message.putObject("paid_media").put("star_count", stars);
      ObjectNode item = SimulatorJson.object().put("type", "photo");
      item.setAll(photo.fields().deepCopy());
      info.putArray("paid_media").add(item);
      Outgoing.write(message, "caption", request.caption());
    };
  }
}
