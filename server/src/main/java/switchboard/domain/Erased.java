package switchboard.domain;

import java.time.Instant;

/**
 * What an erasure removed.
 *
 * @param receipt the number under which the erasure is recorded
 * @param files stored files, thumbnails included
 */
public record Erased(String receipt, long messages, long interactions, long files, Instant at) {}
