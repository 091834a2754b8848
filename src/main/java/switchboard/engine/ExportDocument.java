package switchboard.engine;

import java.time.Instant;
import java.util.LinkedHashMap;
import switchboard.domain.Call;
import switchboard.store.PersonalData;
import switchboard.store.Rows;
import switchboard.store.StoredJson;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything held on a person as one JSON document, in the columns' names. */
final class ExportDocument {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ExportDocument() {}

  static String of(PersonalData data, Instant at) {
    var document = new LinkedHashMap<String, Object>();
    document.put("format", "switchboard-export-1");
    document.put("exported_at", at);
    document.put("person", data.user().orElse(null));
    document.put("preferences", data.preferences().orElse(null));
    document.put("conversation", data.conversation().orElse(null));
    document.put("messages", data.messages());
    document.put("interactions", data.interactions());
    document.put("replies", data.replies().stream().map(ExportDocument::reply).toList());
    document.put("unhandled_updates", data.quarantined());
    return JSON.writeValueAsString(document);
  }

  /** The bot's side, without the documents that earlier exports were. */
  private static Object reply(Rows.Reply row) {
    return StoredJson.call(row.call()) instanceof Call.SendDocument ? row.id() : row;
  }
}
