package switchboard.notices;

import java.time.Instant;
import switchboard.domain.UserId;

/** A user who waits for an operator's answer. */
record Waiting(UserId user, Instant since) {}
