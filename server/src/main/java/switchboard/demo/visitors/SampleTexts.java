package switchboard.demo.visitors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** Texts that users write, by language and screen. */
final class SampleTexts {

  static final String ANYWHERE = "*";

  /** Below a file; its name follows. */
  static final String BELOW = "+";

  static final String PUT_RIGHT = "+ps";

  private static final Pattern SLOT = Pattern.compile("\\{[a-z]+}");
  private static final String ALL_LANGUAGES = "any";

  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, List<String>> words = new HashMap<>();

  private SampleTexts() {}

  static SampleTexts read() {
    var sayings = new SampleTexts();
    for (var line : TextLines.of("sayings.txt", 3)) {
      var language = line.get(0);
      var where = line.get(1);
      if (where.startsWith("{")) {
        sayings.words.put(language + where, List.of(line.get(2).split(";", -1)));
      } else {
        for (var screen : where.split(",", -1)) {
          sayings.texts.computeIfAbsent(language + screen, _ -> new ArrayList<>()).add(line.get(2));
        }
      }
    }
    return sayings;
  }

  boolean has(Persona member, String where) {
    return texts.containsKey(member.speaks() + where);
  }

  /** A text that fits the screen; empty if there is none. */
  Optional<String> pick(Persona member, String where, Random dice) {
    return Optional.ofNullable(texts.get(member.speaks() + where))
        .map(fitting -> fitting.get(dice.nextInt(fitting.size())))
        .map(text -> SLOT.matcher(text).replaceAll(slot -> word(member, slot.group(), dice)));
  }

  private String word(Persona member, String slot, Random dice) {
    if (slot.equals("{name}")) {
      return member.firstName();
    }
    var own = words.get(member.speaks() + slot);
    var fitting = own == null ? words.getOrDefault(ALL_LANGUAGES + slot, List.of("")) : own;
    return fitting.get(dice.nextInt(fitting.size()));
  }
}
