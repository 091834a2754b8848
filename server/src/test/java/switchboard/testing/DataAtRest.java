package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Searches the files of a folder for words, as a thief of the disk would. */
public final class DataAtRest {

  private DataAtRest() {}

  /** The files that contain one of the words in UTF-8 or UTF-16, each with the word. */
  public static List<String> find(Path folder, List<String> words) {
    var found = new ArrayList<String>();
    contents(folder)
        .forEach((name, content) ->
            words.stream()
                .filter(word -> holds(content, word))
                .map(word -> name + " holds " + word)
                .forEach(found::add));
    return found;
  }

  private static boolean holds(String content, String word) {
    return content.contains(word)
        || content.contains(
            new String(word.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
  }

  /** File contents by name, one character per byte. */
  private static Map<String, String> contents(Path folder) {
    var contents = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
