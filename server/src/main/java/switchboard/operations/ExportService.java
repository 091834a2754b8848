package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.time.InstantSource;
import switchboard.base.UserErrorException;
import switchboard.domain.UserId;
import switchboard.engine.ExportDocument;
import switchboard.store.PersonalData;
import switchboard.store.Store;
import tools.jackson.databind.JsonNode;

/** Exports all data stored about a user. */
public final class ExportService {

  private final Store store;
  private final InstantSource clock;

  public ExportService(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * The rows about a user.
   *
   * @throws UserErrorException when there are none
   */
  public PersonalData data(UserId user) {
    var data = store.readNow(tables -> PersonalData.of(tables, user));
    if (data.isEmpty()) {
      throw UserErrorException.notFound(
          sentence("person.nothing_stored", Long.toString(user.value())));
    }
    return data;
  }

  /** The same as a JSON document. */
  public String document(UserId user) {
    return ExportDocument.of(data(user), clock.instant());
  }

  /** The JSON document of these rows, as a tree. */
  public JsonNode tree(PersonalData data) {
    return ExportDocument.tree(data, clock.instant());
  }
}
