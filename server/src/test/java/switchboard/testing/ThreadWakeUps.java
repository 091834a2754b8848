package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How often threads of this process that start after this was created have waited and were woken,
 * by the name that Linux knows, which has 15 characters at most. Empty on other systems.
 */
public final class ThreadWakeUps {

  private static final Path THREADS = Path.of("/proc/self/task");
  private static final Pattern STATUS =
      Pattern.compile("(?s)^Name:\\s*(.*?)\n.*\nvoluntary_ctxt_switches:\\s*(\\d+)");

  private record NamedThread(String name, long wakes) {}

  private final Set<Path> earlier = Set.copyOf(threads());

  public Map<String, Long> now() {
    return threads().stream()
        .filter(thread -> !earlier.contains(thread))
        .flatMap(thread -> read(thread).stream())
        .collect(
            Collectors.groupingBy(NamedThread::name, Collectors.summingLong(NamedThread::wakes)));
  }

  public Map<String, Long> since(Map<String, Long> before) {
    var wakes = new HashMap<>(now());
    before.forEach((name, earlierWakes) -> wakes.merge(name, -earlierWakes, Long::sum));
    return wakes;
  }

  private static List<Path> threads() {
    if (!Files.isDirectory(THREADS)) {
      return List.of();
    }
    try (var threads = Files.list(THREADS)) {
      return threads.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<NamedThread> read(Path thread) {
    try {
      var status = STATUS.matcher(Files.readString(thread.resolve("status")));
      return status.find()
          ? Optional.of(new NamedThread(status.group(1), Long.parseLong(status.group(2))))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it has ended
    }
  }
}
