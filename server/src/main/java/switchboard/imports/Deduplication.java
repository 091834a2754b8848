package switchboard.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.imports.Found.Message;
import switchboard.imports.Found.Problem;
import switchboard.imports.Found.Profile;
import switchboard.imports.Source.Sink;

/**
 * Lets each thing of a source pass once, and a user before what belongs to them. A user whom the
 * source only mentions passes without a profile.
 */
final class Deduplication implements Sink {

  private final SeenKeys seen;
  private final Sink next;

  Deduplication(SeenKeys seen, Sink next) {
    this.seen = seen;
    this.next = next;
  }

  @Override
  public void take(Found found) {
    switch (found) {
      case Found.Person person -> {
        if (isNewPerson(person.user())) {
          next.take(person);
        } else {
          twice(person, Kind.PERSON);
        }
      }
      case Found.Preference preference -> {
        meet(preference, true, preference.changedAt());
        once(preference, Kind.PREFERENCE, preference.user().value(), "p");
      }
      case Message message -> {
        meet(message, message.chat().isPrivate(), message.at());
        once(message, Kind.MESSAGE, place(message.number()), key(message));
      }
      case Found.Interaction interaction -> {
        meet(interaction, true, interaction.at());
        var at = interaction.at();
        once(
            interaction,
            Kind.INTERACTION,
            at == null ? 0 : at.toEpochMilli(),
            InteractionKey.of(interaction).toString());
      }
      case Found.Activity activity -> next.take(activity);
      case Problem problem -> next.take(problem);
    }
  }

  private boolean isNewPerson(UserId user) {
    return seen.add(user.value(), "u");
  }

  private void meet(Found.OfUser found, boolean hasChat, @Nullable Instant at) {
    if (isNewPerson(found.user())) {
      next.take(new Found.Person(found.where(), found.user(), Profile.UNKNOWN, hasChat, at, null));
    }
  }

  private static long place(Message.Numbered number) {
    return switch (number) {
      case Message.TelegramNumber(var id) -> id;
      case Message.SourceNumber(_, var id) -> id;
    };
  }

  private static String key(Message message) {
    return "m|%d|%d|%s".formatted(message.user().value(), message.chat().value(), message.number());
  }

  private void once(Found.OfUser found, Kind kind, long place, String key) {
    if (seen.add(place, key)) {
      next.take(found);
    } else {
      twice(found, kind);
    }
  }

  private void twice(Found found, Kind kind) {
    next.take(Problem.skipped(found.where(), kind, Reason.DUPLICATE, ""));
  }

  @Override
  public void progress(long done, long all) {
    next.progress(done, all);
  }
}
