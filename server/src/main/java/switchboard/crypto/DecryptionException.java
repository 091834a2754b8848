package switchboard.crypto;

/**
 * Decryption failed: the ciphertext was changed or moved to another place, or its key is missing.
 */
public final class DecryptionException extends Exception {

  private static final long serialVersionUID = 1;

  DecryptionException(String what, Throwable cause) {
    super(what, cause);
  }

  public DecryptionException(String what) {
    super(what);
  }
}
