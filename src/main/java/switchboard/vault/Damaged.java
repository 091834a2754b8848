package switchboard.vault;

/**
 * Decryption failed: the ciphertext was changed or moved to another place, or its key is missing.
 */
public final class Damaged extends Exception {

  private static final long serialVersionUID = 1;

  Damaged(String what, Throwable cause) {
    super(what, cause);
  }

  public Damaged(String what) {
    super(what);
  }
}
