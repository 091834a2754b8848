package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Searches the files of a folder for words, as a thief of the disk would. */
public final class DataAtRest {

  private static final int BEGINNING = 6;

  private DataAtRest() {}

  /** The files that contain one of the words in UTF-8 or UTF-16, each with the word. */
  public static List<String> find(Path folder, List<String> words) {
    var byBeginning = new HashMap<String, Map<String, String>>();
    for (var word : words) {
      for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
        var bytes = new String(word.getBytes(charset), StandardCharsets.ISO_8859_1);
        byBeginning
            .computeIfAbsent(bytes.substring(0, BEGINNING), _ -> new HashMap<>())
            .put(bytes, word);
      }
    }
    var found = new ArrayList<String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        held(Files.readString(file, StandardCharsets.ISO_8859_1), byBeginning).stream()
            .map(word -> folder.relativize(file) + " holds " + word)
            .forEach(found::add);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One search for each beginning, which many words share. */
  private static Set<String> held(String content, Map<String, Map<String, String>> byBeginning) {
    var held = new TreeSet<String>();
    byBeginning.forEach((beginning, words) -> {
      int at = content.indexOf(beginning);
      while (at >= 0) {
        for (var word : words.entrySet()) {
          if (content.startsWith(word.getKey(), at)) {
            held.add(word.getValue());
          }
        }
        at = content.indexOf(beginning, at + 1);
      }
    });
    return held;
  }
}
