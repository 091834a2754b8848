package switchboard.store;

import com.fasterxml.jackson.annotation.JsonValue;

/** Jackson mix-in: an id is a bare number in JSON. */
public interface IdAsNumber {

  @JsonValue
  long value();
}
