package switchboard.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The lexicon of everyday subjects. Its form is a small part of YAML, the same as {@code subjects}
 * of a bot file: a subject on a line of its own, below it a list in brackets for each language.
 */
final class SubjectFile {

  private static final String RESOURCE = "/language/subjects.yaml";
  private static final Pattern NAME = Pattern.compile("([a-z-]+):");
  private static final Pattern LIST = Pattern.compile("([a-z-]+): \\[(.*)]");

  private SubjectFile() {}

  /** Phrases by subject and language. */
  static Map<String, Map<String, List<String>>> shipped() {
    try (var in = SubjectFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the lexicon is missing from the program");
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Map<String, List<String>>> read(String text) {
    var subjects = new LinkedHashMap<String, Map<String, List<String>>>();
    Map<String, List<String>> subject = new LinkedHashMap<>();
    for (var line : lines(text)) {
      var name = NAME.matcher(line);
      var list = LIST.matcher(line);
      if (name.matches()) {
        subject = subjects.computeIfAbsent(name.group(1), _ -> new LinkedHashMap<>());
      } else if (list.matches()) {
        subject.put(list.group(1), List.of(list.group(2).strip().split("\\s*,\\s*")));
      } else {
        throw new IllegalStateException("the lexicon has a line of unknown form: " + line);
      }
    }
    return subjects;
  }

  /** Without comments and empty lines; lists of several lines are joined. */
  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    var open = new StringBuilder();
    for (var line : text.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      open.append(open.isEmpty() ? "" : " ").append(line);
      if (line.endsWith(":") || line.endsWith("]")) {
        lines.add(open.toString());
        open.setLength(0);
      }
    }
    return lines;
  }
}
