package switchboard.twin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One Bot API call the twin answered.
 *
 * @param number rises by one
 * @param status the HTTP status; 0 when the connection was cut
 */
public record TwinCall(
    long number,
    Instant at,
    long bot,
    String method,
    JsonNode params,
    int status,
    @Nullable String description) {}
