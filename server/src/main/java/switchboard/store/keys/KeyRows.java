package switchboard.store.keys;

import java.time.Instant;

/** Rows of the keys database. */
public final class KeyRows {

  private KeyRows() {}

  /**
   * @param wrapped the key wrapped by the master key, in Base64
   */
  public record DataKey(long userId, int version, long masterId, String wrapped) {}

  record HouseKey(String purpose, long masterId, String wrapped) {}

  /**
   * @param person a fingerprint
   */
  public record Erasure(String receipt, String person, Instant erasedAt) {}

  record UnderWay(long userId, String receipt, Instant startedAt) {}
}
