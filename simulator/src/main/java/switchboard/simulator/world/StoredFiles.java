package switchboard.simulator.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import switchboard.simulator.check.Upload;

/** Files sent in chats: the newest ones, at most 256 MiB. Guarded by the world's lock. */
public final class StoredFiles {
  private static final long KEPT_BYTES = 256L << 20;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

  public record Stored(String id, String uniqueId, String path, String kind, Upload content) {}

  private final RandomGenerator random;
  private final Map<String, Stored> byId = new LinkedHashMap<>();
  private final Map<String, String> byPath = new LinkedHashMap<>();
  private long bytes;
  private int number;

  StoredFiles(RandomGenerator random) {
    this.random = random;
  }

  public Stored add(String kind, Upload content) {
    String ending = content.fileName().replaceFirst("^.*(\\.[A-Za-z0-9]{1,8})$", "$1");
    String path = kind + "s/file_" + number++ + (ending.startsWith(".") ? ending : "");
    Stored file = new Stored(name(60), name(15), path, kind, content);
    byId.put(file.id(), file);
    byPath.put(path, file.id());
    bytes += content.bytes().length;
    while (bytes > KEPT_BYTES && byId.size() > 1) {
      Stored oldest = byId.values().iterator().next();
      byId.remove(oldest.id());
      byPath.remove(oldest.path());
      bytes -= oldest.content().bytes().length;
    }
    return file;
  }

  public Optional<Stored> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Optional<Stored> at(String path) {
    return Optional.ofNullable(byPath.get(path)).flatMap(this::find);
  }

  private String name(int length) {
    StringBuilder name = new StringBuilder("BQAC");
    while (name.length() < length) {
      name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return name.toString();
  }
}
