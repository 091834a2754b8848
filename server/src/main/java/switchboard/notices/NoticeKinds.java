package switchboard.notices;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import switchboard.domain.NoticeKind;
import switchboard.domain.Word;

/** Kinds of notices as they are stored: their words, separated by spaces. */
public final class NoticeKinds {

  private NoticeKinds() {}

  /** Leaves out words of another version. */
  public static Set<NoticeKind> read(String words) {
    var kinds = EnumSet.noneOf(NoticeKind.class);
    Arrays.stream(words.split(" "))
        .forEach(word -> Word.find(NoticeKind.class, word).ifPresent(kinds::add));
    return kinds;
  }

  public static String words(Collection<NoticeKind> kinds) {
    return kinds.stream().map(NoticeKind::word).sorted().collect(Collectors.joining(" "));
  }
}
