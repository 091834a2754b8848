import java.nio.charset.StandardCharsets;

/** Requests of Telegram: 70 % texts, 20 % taps, 10 % /start, which need 1.2 calls to the Bot API each. */
final class Updates {

  /** Whether the people are those of the large store, as in the class ManyVisits. */
  private static final boolean VISITORS = Boolean.getBoolean("visitors");

  private static final String[] LANGUAGES = {"en", "de", "es", "ru", "fr", "pt-br"};

  private Updates() {}

  /**
   * @param isFile whether the update is a message with a file
   */
  static byte[] request(long id, String path, String secret, boolean isFile) {
    var body = body(id, isFile);
    var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "X-Telegram-Bot-Api-Secret-Token: " + secret + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  private static String body(long id, boolean isFile) {
    // Each round of updates comes from all people once. The shift gives a person each kind of update in turn.
    long person = 10_000 + (id * 7919 + id / Load.PEOPLE) % Load.PEOPLE;
    var chat = "{\"id\":" + person + ",\"type\":\"private\",\"first_name\":\"P" + person + "\"}";
    var from = "{\"id\":" + person + ",\"is_bot\":false," + (VISITORS
        ? visitor(person)
        : "\"first_name\":\"P" + person + "\",\"language_code\":\"en\"}");
    var where = "\"from\":" + from + ",\"chat\":" + chat + ",\"date\":" + System.currentTimeMillis() / 1000;
    if (isFile) {
      return "{\"update_id\":" + id + "," + Documents.message(id, where) + "}";
    }
    long kind = id % 10;
    return "{\"update_id\":" + id + "," + (kind < 2 ? tap(id, from, chat) : message(id, where, kind == 2)) + "}";
  }

  private static String visitor(long person) {
    return "\"first_name\":\"Name" + person % 5000 + "\",\"last_name\":\"Family" + person % 70_000 + "\",\"username\":\"user" + person
        + "\",\"language_code\":\"" + LANGUAGES[(int) (person % LANGUAGES.length)] + "\"}";
  }

  private static String tap(long id, String from, String chat) {
    return "\"callback_query\":{\"id\":\"" + id + "\",\"from\":" + from
        + ",\"message\":{\"message_id\":5,\"date\":" + System.currentTimeMillis() / 1000 + ",\"chat\":" + chat
        + ",\"text\":\"x\"},\"chat_instance\":\"1\",\"data\":\"s:" + (id % 20 < 10 ? "hours" : "home") + "\"}";
  }

  private static String message(long id, String where, boolean start) {
    var text = start
        ? "\"/start\",\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":6}]"
        : "\"Is there a table for " + (id % 9 + 1) + " tonight? Number " + id + "\"";
    return "\"message\":{\"message_id\":" + id + "," + where + ",\"text\":" + text + "}";
  }
}
