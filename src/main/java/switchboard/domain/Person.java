package switchboard.domain;

import org.jspecify.annotations.Nullable;

/** Somebody as Telegram last described them. Every text in it was chosen by that person. */
public record Person(
    UserId id,
    String firstName,
    @Nullable String lastName,
    @Nullable String username,
    @Nullable String languageCode,
    boolean bot) {}
