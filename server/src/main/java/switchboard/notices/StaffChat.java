package switchboard.notices;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sha256;
import switchboard.diagnosis.Finding;
import switchboard.domain.NoticeKind;
import switchboard.notices.Episodes.Episode;
import switchboard.store.NoticeDao.NoticeRow;
import switchboard.store.StaffDao.StaffRow;

/**
 * What the chat of one operator shows, and what it should show. A problem has one message, which is
 * edited. Within five minutes after a new message, further problems are added to it.
 */
final class StaffChat {

  static final Duration BETWEEN_MESSAGES = Duration.ofMinutes(5);

  /** Figures such as minutes change all the time. */
  private static final Duration BETWEEN_EDITS = Duration.ofMinutes(1);

  /** Instead of the id of a message that may have been sent. */
  private static final long UNKNOWN = 0;

  /** What to do next. */
  sealed interface Step {

    String html();

    /**
     * @param kinds that it shows
     */
    record Send(String html, Set<NoticeKind> kinds) implements Step {}

    record Edit(long message, String html, Set<NoticeKind> kinds) implements Step {}
  }

  private final Map<NoticeKind, NoticeRow> rows = new EnumMap<>(NoticeKind.class);
  private final Map<NoticeKind, Episode> open = new EnumMap<>(NoticeKind.class);
  private StaffRow staff;
  private final List<Long> obsolete = new ArrayList<>();
  private @Nullable Instant sentAt;

  StaffChat(StaffRow staff, Collection<NoticeRow> stored) {
    this.staff = staff;
    sentAt = staff.noticedAt();
    stored.forEach(row -> rows.put(row.kind(), row));
  }

  StaffRow staff() {
    return staff;
  }

  @Nullable Instant sentAt() {
    return sentAt;
  }

  Collection<NoticeRow> rows() {
    return rows.values();
  }

  /**
   * Takes over what is wrong now.
   *
   * @param mine the kinds that this instance knows about; others stay as they are
   * @param now of the check
   */
  void update(StaffRow current, List<Episode> episodes, Predicate<NoticeKind> mine, Instant now) {
    staff = current;
    open.clear();
    var chosen = NoticeKinds.read(staff.kinds());
    episodes.stream()
        .filter(episode -> chosen.contains(episode.kind()))
        .forEach(episode -> open.put(episode.kind(), episode));
    rows.keySet().removeIf(kind -> !chosen.contains(kind));
    rows.values().removeIf(row -> row.told() && !isFresh(now));
    open.values().forEach(episode -> begin(episode, now));
    rows.replaceAll(
        (kind, row) -> open.containsKey(kind) || !mine.test(kind) ? row : ended(row, now));
    rows.values().removeIf(row -> row.overAt() != null && row.messageId() == null);
  }

  private void begin(Episode episode, Instant now) {
    var kind = episode.kind();
    var row = rows.get(kind);
    if (row == null || row.told()) {
      rows.put(kind, NoticeRow.of(staff.accountId(), kind, episode.since(), now));
    } else if (row.overAt() != null) {
      rows.put(kind, row.over(null));
    } else if (row.messageId() != null && episode.isUrgent() && !row.urgent()) {
      if (shownIn(row.messageId()).size() == 1) {
        obsolete.add(row.messageId());
      }
      rows.put(kind, row.unsent());
    }
  }

  private static NoticeRow ended(NoticeRow row, Instant now) {
    return row.overAt() == null ? row.over(now) : row;
  }

  /** The next step towards what the chat should show; empty when there is nothing to do now. */
  Optional<Step> next(Instant now) {
    return edit(now).or(() -> message(now));
  }

  private Optional<Step> edit(Instant now) {
    return messages().distinct().flatMap(message -> edit(message, now).stream()).findFirst();
  }

  /** Those whose ids are known. */
  private Stream<Long> messages() {
    return rows.values().stream()
        .map(NoticeRow::messageId)
        .filter(Objects::nonNull)
        .filter(id -> id != UNKNOWN);
  }

  private Optional<Step> edit(long message, Instant now) {
    var shown = shownIn(message);
    var html = html(shown);
    boolean same = shown.stream().allMatch(row -> row.shown().equals(Sha256.hex(html)));
    boolean soon =
        shown.stream()
            .allMatch(row ->
                row.overAt() == null
                    && !row.shown().isEmpty()
                    && row.changedAt().plus(BETWEEN_EDITS).isAfter(now));
    boolean known = shown.stream().allMatch(row -> row.overAt() != null || isKnown(row.kind()));
    return same || soon || !known
        ? Optional.empty()
        : Optional.of(new Step.Edit(message, html, kinds(shown)));
  }

  private boolean isKnown(NoticeKind kind) {
    return Optional.ofNullable(open.get(kind)).flatMap(Episode::found).isPresent();
  }

  private List<NoticeRow> shownIn(long message) {
    return rows.values().stream()
        .filter(row -> Long.valueOf(message).equals(row.messageId()))
        .toList();
  }

  private Optional<Step> message(Instant now) {
    boolean quiet = QuietHours.of(staff, now);
    var fresh = rows.values().stream().filter(row -> isToSend(row, quiet)).toList();
    if (isFresh(now)) {
      return fresh.isEmpty() ? Optional.empty() : added(fresh);
    }
    var all = new ArrayList<>(fresh);
    rows.values().stream().filter(row -> isToEnd(row, quiet)).forEach(all::add);
    return all.isEmpty() ? Optional.empty() : Optional.of(new Step.Send(html(all), kinds(all)));
  }

  /** Only what is still seen; urgent problems are told in quiet hours too. */
  private boolean isToSend(NoticeRow row, boolean quiet) {
    var episode = open.get(row.kind());
    return row.messageId() == null
        && episode != null
        && episode.isSeen()
        && (!quiet || episode.isUrgent());
  }

  private static boolean isToEnd(NoticeRow row, boolean quiet) {
    return row.overAt() != null && !row.told() && (!quiet || row.urgent());
  }

  private boolean isFresh(Instant now) {
    return sentAt != null && now.isBefore(sentAt.plus(BETWEEN_MESSAGES));
  }

  /** Adds problems to the last message; without one they wait. */
  private Optional<Step> added(List<NoticeRow> fresh) {
    return messages()
        .max(Long::compare)
        .map(last -> {
          var all = new ArrayList<>(shownIn(last));
          all.addAll(fresh);
          return new Step.Edit(last, html(all), kinds(all));
        });
  }

  private String html(List<NoticeRow> parts) {
    var text = new NoticeText(staff);
    return parts.stream().map(row -> text.part(row, finding(row.kind()))).collect(joining("\n\n"));
  }

  private @Nullable Finding finding(NoticeKind kind) {
    return Optional.ofNullable(open.get(kind)).flatMap(Episode::found).orElse(null);
  }

  private static Set<NoticeKind> kinds(List<NoticeRow> parts) {
    return parts.stream().map(NoticeRow::kind).collect(toSet());
  }

  /**
   * A step was done.
   *
   * @param message the message that shows it; absent when that is unknown
   */
  void done(Step step, @Nullable Long message, Instant now) {
    var kinds =
        switch (step) {
          case Step.Send(var _, var sent) -> {
            sentAt = now;
            yield sent;
          }
          case Step.Edit(var _, var _, var edited) -> edited;
        };
    var shown = Sha256.hex(step.html());
    boolean isNew = step instanceof Step.Send;
    for (var kind : kinds) {
      var row = Objects.requireNonNull(rows.get(kind));
      boolean told = row.told() || (isNew && row.overAt() != null);
      long id = message == null ? UNKNOWN : message;
      rows.put(kind, row.in(id, row.urgent() || isUrgent(kind), told).showing(shown, now));
    }
  }

  private boolean isUrgent(NoticeKind kind) {
    return Optional.ofNullable(open.get(kind)).filter(Episode::isUrgent).isPresent();
  }

  /** A message was deleted: what is still wrong is told again, the rest is forgotten. */
  void lost(long message, Instant now) {
    for (var row : shownIn(message)) {
      if (row.overAt() == null) {
        rows.put(row.kind(), row.unsent());
      } else {
        rows.put(row.kind(), row.in(UNKNOWN, row.urgent(), row.told()).showing(row.shown(), now));
      }
    }
  }

  /** Messages that newer ones have replaced, once. */
  List<Long> takeObsolete() {
    var taken = List.copyOf(obsolete);
    obsolete.clear();
    return taken;
  }

  /** Whether a message about the problem was sent, or will be at a better time. */
  boolean knows(NoticeKind kind, Instant now) {
    var row = rows.get(kind);
    var episode = open.get(kind);
    if (row == null || episode == null) {
      return false;
    }
    return row.messageId() != null
        || isFresh(now)
        || (QuietHours.of(staff, now) && !episode.isUrgent());
  }
}
