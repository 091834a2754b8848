package switchboard.crypto;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.util.Base64;
import switchboard.base.RandomText;

/**
 * Key of one file: 32 random bytes. Tink's streaming encryption (AES-256-GCM, HKDF with SHA-256)
 * seals segments of 64 KiB, so that a part in the middle can be read without the rest.
 *
 * <p>A file that was cut at the end of a segment is noticed only when its end is read: compare its
 * length with {@link #encryptedLength} first.
 */
public final class FileKey {

  private static final int BYTES = 32;
  private static final int SEGMENT = 64 << 10;

  /** Lengths do not depend on the key. */
  private static final FileKey LENGTHS = new FileKey(new byte[BYTES]);

  private final byte[] secret;
  private final AesGcmHkdfStreaming cipher;

  private FileKey(byte[] secret) {
    this.secret = secret;
    cipher = Tink.sure(() -> new AesGcmHkdfStreaming(secret, "HmacSha256", BYTES, SEGMENT, 0));
  }

  public static FileKey random() {
    return new FileKey(RandomText.bytes(BYTES));
  }

  /**
   * The key with this text.
   *
   * @throws DecryptionException when the text is no key
   */
  public static FileKey parse(String text) throws DecryptionException {
    try {
      var secret = Base64.getDecoder().decode(text);
      if (secret.length == BYTES) {
        return new FileKey(secret);
      }
    } catch (IllegalArgumentException _) {
      // not Base64
    }
    throw new DecryptionException("not a key");
  }

  /** The key as text, to be stored encrypted. */
  public String text() {
    return Base64.getEncoder().encodeToString(secret);
  }

  /**
   * Encrypts what is written; complete when closed.
   *
   * @param place where the file will be recorded; decryption needs the same place
   */
  public OutputStream encrypting(OutputStream to, String place) throws IOException {
    try {
      return cipher.newEncryptingStream(to, Tink.bytes(place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-GCM", e);
    }
  }

  /** Decrypts a file. Reading fails where it was changed, and with another key or place. */
  public SeekableByteChannel decrypting(SeekableByteChannel from, String place) throws IOException {
    try {
      return cipher.newSeekableDecryptingChannel(from, Tink.bytes(place));
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot be decrypted", e);
    }
  }

  /** The length of an encrypted file whose content has this length. */
  public static long encryptedLength(long content) {
    return LENGTHS.cipher.expectedCiphertextSize(content);
  }
}
