package switchboard.vault;

import java.nio.ByteBuffer;

/** For measuring only: a key that locks nothing, put before the real one on the class path. */
public final class DataKey {

  private final int version;

  private DataKey(int version) {
    this.version = version;
  }

  public static DataKey random(int version) {
    return new DataKey(version);
  }

  public static DataKey unwrap(String wrapped, MasterKey master, String label, int version) {
    return new DataKey(version);
  }

  public String wrap(MasterKey master, String label) {
    return "";
  }

  public byte[] seal(byte[] plain, String place) {
    return ByteBuffer.allocate(5 + plain.length).put((byte) 1).putInt(version).put(plain).array();
  }

  public byte[] open(byte[] sealed, String place) {
    return java.util.Arrays.copyOfRange(sealed, 5, sealed.length);
  }

  public static int version(byte[] sealed) {
    return ByteBuffer.wrap(sealed, 1, 4).getInt();
  }
}
