package switchboard.notices;

import static switchboard.base.Sentence.sentence;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import switchboard.base.Sentence;
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

  public static Sentence title(NoticeKind kind) {
    return switch (kind) {
      case WAITING -> sentence("notices.kind.waiting");
      case QUARANTINE -> sentence("notices.kind.quarantine");
      case WEBHOOK -> sentence("notices.kind.webhook");
      case TELEGRAM -> sentence("notices.kind.telegram");
      case REPLIES -> sentence("notices.kind.replies");
      case DATABASE -> sentence("notices.kind.database");
      case DISK -> sentence("notices.kind.disk");
      case BACKUP -> sentence("notices.kind.backup");
      case CERTIFICATE -> sentence("notices.kind.certificate");
      case INSTANCE -> sentence("notices.kind.instance");
    };
  }

  public static String words(Collection<NoticeKind> kinds) {
    return kinds.stream().map(NoticeKind::word).sorted().collect(Collectors.joining(" "));
  }
}
