package switchboard.media;

import java.util.concurrent.atomic.AtomicLong;

/** The space that stored files use in this instance's folder, and its limit. */
final class UsedSpace {

  private final long limit;
  private final AtomicLong used = new AtomicLong();

  /**
   * @param limit in bytes; 0: none
   */
  UsedSpace(long limit) {
    this.limit = limit;
  }

  /** Takes space; false, without taking any, when too little is left. */
  boolean take(long bytes) {
    if (used.addAndGet(bytes) > limit && limit > 0) {
      used.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  boolean has(long bytes) {
    return limit == 0 || used.get() + bytes <= limit;
  }

  void give(long bytes) {
    used.addAndGet(-bytes);
  }

  /** Sets what files use that were stored earlier. */
  void found(long bytes) {
    used.addAndGet(bytes);
  }

  long bytes() {
    return used.get();
  }
}
