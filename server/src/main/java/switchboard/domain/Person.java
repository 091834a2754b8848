package switchboard.domain;

import org.jspecify.annotations.Nullable;

/** A user as Telegram last described them. Each text in it was chosen by the user. */
public record Person(
    UserId id,
    String firstName,
    @Nullable String lastName,
    @Nullable String username,
    @Nullable String languageCode,
    boolean bot) {}
