package switchboard.telegram;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import switchboard.domain.Incoming;

/** Base class that reads updates from JSON with single quotes, for readability. */
abstract class UpdateReadingTestBase {

  static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
  static final String ANN =
      "{'id':7,'first_name':'Ann','last_name':'Lee','username':'ann','language_code':'de'}";

  final AtomicReference<BotIdentity> bot =
      new AtomicReference<>(new BotIdentity(99, "Desk_Bot", "Desk"));
  final UpdateReader reader = new UpdateReader(bot::get);

  UpdateReader.Read tryRead(String json) {
    return reader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), NOW);
  }

  Incoming read(String json) {
    return ((UpdateReader.Read.Update) tryRead(json)).incoming();
  }

  Incoming inPrivate(String content) {
    return read(
        "{'update_id':5,'message':{'message_id':3,'date':1700000000,'from':"
            + ANN
            + ",'chat':{'id':7,'type':'private'},"
            + content
            + "}}");
  }

  Incoming inGroup(String content) {
    return read(
        "{'update_id':5,'message':{'message_id':3,'date':1700000000,'from':"
            + ANN
            + ",'chat':{'id':-100,'type':'supergroup'},"
            + content
            + "}}");
  }

  Incoming tap(String content) {
    return read("{'update_id':5,'callback_query':{'id':'q','from':" + ANN + content + "}}");
  }

  static boolean isAddressed(Incoming incoming) {
    return ((Incoming.Said) incoming).message().addressed();
  }
}
