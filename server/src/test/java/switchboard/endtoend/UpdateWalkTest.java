package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.world.SimulatorFault;
import switchboard.testing.TestServer;

/**
 * {@code docs/update.md} is true: a {@code /start} goes through its methods, on its threads and in
 * its order, as traced by the JVM (JEP 520), and its files are short enough.
 */
class UpdateWalkTest {

  private static final Path DOCUMENT = Path.of("docs/update.md");
  private static final Path CODE = Path.of("server/src/main/java/switchboard");
  private static final int MAX_FILES = 10;
  private static final int MAX_LINES = 1_500;

  /** How far a documented number of lines may be off. */
  private static final Offset<Long> ABOUT = Offset.offset(20L);

  /** The document's name of virtual threads, which have no name. */
  private static final String VIRTUAL = "http";

  /**
   * A step of the document.
   *
   * @param after number of the step that it follows; 0 for the first
   * @param type binary name of the class
   */
  private record Step(int number, int after, String thread, String type, String method) {

    static Step of(List<String> cells) {
      var name = cells.get(4).replace("`", "");
      int dot = name.lastIndexOf('.');
      var type = name.substring(0, dot).replaceAll("\\.(?=[A-Z])", "\\$").replaceFirst("\\$", ".");
      return new Step(
          Integer.parseInt(cells.get(1)),
          cells.get(2).isEmpty() ? 0 : Integer.parseInt(cells.get(2)),
          cells.get(3),
          "switchboard." + type,
          name.substring(dot + 1));
    }

    boolean isOf(Call call) {
      return type.equals(call.type)
          && method.equals(call.method)
          && (thread.equals(VIRTUAL) ? call.isVirtual : thread.equals(call.thread));
    }

    @Override
    public String toString() {
      return "step " + number + ", " + type + "." + method + " on " + thread;
    }
  }

  /** A traced call. */
  private record Call(
      Instant at, String type, String method, String thread, long threadId, boolean isVirtual) {

    static Call of(RecordedEvent event) {
      RecordedMethod method = event.getValue("method");
      var thread = event.getThread();
      return new Call(
          event.getStartTime(),
          method.getType().getName(),
          method.getName(),
          String.valueOf(thread.getJavaName()),
          thread.getJavaThreadId(),
          thread.isVirtual());
    }
  }

  @Test
  void startCommandGoesThroughTheStepsOnTheirThreadsInTheirOrder(@TempDir Path folder)
      throws IOException {
    var steps = rows("\\d+").map(Step::of).toList();
    var calls = trace(steps, folder);
    var times = new HashMap<>(Map.of(0, Instant.MIN));
    var threads = new HashMap<String, Long>();
    for (var step : steps) {
      var earlier = times.get(step.after());
      assertThat(earlier).as("the step before %s is above it", step).isNotNull();
      var found =
          calls.stream()
              .filter(call -> step.isOf(call) && !call.at().isBefore(earlier))
              .findFirst();
      assertThat(found).as("%s, among %s", step, calls).isPresent();
      times.put(step.number(), found.get().at());
      assertThat(threads.merge(step.thread(), found.get().threadId(), (one, _) -> one))
          .as("one thread named %s", step.thread())
          .isEqualTo(found.get().threadId());
    }
    assertThat(threads.values()).as("different threads").doesNotHaveDuplicates();
  }

  /** All calls of the steps' methods while the bot answers a command. */
  private static List<Call> trace(List<Step> steps, Path folder) throws IOException {
    var file = folder.resolve("trace.jfr");
    try (var house = new TestServer(folder, "first").byWebhook();
        var recording = new Recording()) {
      var ann = house.person("Ann");
      recording
          .enable("jdk.MethodTrace")
          .with(
              "filter",
              steps.stream()
                  .map(step -> step.type() + "::" + step.method())
                  .distinct()
                  .collect(Collectors.joining(";")));
      recording.start();
      // A response that is there at once would be read on the thread of the outbox.
      house.simulator().fault(SimulatorFault.of("sendMessage", SimulatorFault.Kind.LATENCY, 1));
      ann.send("/start");
      house.settle();
      recording.stop();
      recording.dump(file);
      assertThat(ann.messages()).hasSize(2);
    }
    var calls = new ArrayList<Call>();
    for (var event : RecordingFile.readAllEvents(file)) {
      if (event.getEventType().getName().equals("jdk.MethodTrace")) {
        calls.add(Call.of(event));
      }
    }
    calls.sort(Comparator.comparing(Call::at));
    return calls;
  }

  @Test
  void stepsAreMethods() {
    assertThat(rows("\\d+").map(Step::of))
        .isNotEmpty()
        .allSatisfy(step ->
            assertThat(Arrays.stream(Class.forName(step.type()).getDeclaredMethods()))
                .anyMatch(method -> method.getName().equals(step.method())));
  }

  @Test
  void filesToReadAreFewAndShort() throws IOException {
    var files = rows("`\\S+\\.java`").toList();
    assertThat(files).hasSizeBetween(1, MAX_FILES);
    long sum = 0;
    for (var row : files) {
      var file = CODE.resolve(row.get(1).replace("`", ""));
      try (var lines = Files.lines(file)) {
        long count = lines.count();
        assertThat(count).as("lines of %s", file).isCloseTo(Long.parseLong(row.get(2)), ABOUT);
        sum += count;
      }
    }
    assertThat(sum).isLessThanOrEqualTo(MAX_LINES);
  }

  /** The cells of the table rows whose first cell, which has index 1, is like this. */
  private static Stream<List<String>> rows(String first) {
    try {
      return Files.readAllLines(DOCUMENT).stream()
          .filter(line -> line.startsWith("| "))
          .map(line -> List.of(line.split(" *\\| *", -1)))
          .filter(cells -> cells.get(1).matches(first));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
