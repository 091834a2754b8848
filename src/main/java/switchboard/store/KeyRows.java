package switchboard.store;

import java.time.Instant;

/** Rows of the keys database. */
final class KeyRows {

  private KeyRows() {}

  /**
   * @param wrapped the key wrapped by the master key, in Base64
   */
  record DataKey(long userId, int version, long masterId, String wrapped) {}

  record HouseKey(String purpose, long masterId, String wrapped) {}

  /**
   * @param person a fingerprint
   */
  record Erasure(String receipt, String person, Instant erasedAt) {}

  record UnderWay(long userId, String receipt, Instant startedAt) {}
}
