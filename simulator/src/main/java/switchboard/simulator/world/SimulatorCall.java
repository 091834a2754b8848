package switchboard.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One logged Bot API call.
 *
 * @param number sequence number
 * @param status the HTTP status; 0 if the connection was closed without a response
 */
public record SimulatorCall(
    long number,
    Instant at,
    long bot,
    String method,
    JsonNode params,
    int status,
    @Nullable String description) {}
