package switchboard.domain;

import java.util.List;

/**
 * What a message of the bot shows.
 *
 * @param html text in Telegram's HTML, 1–4096 characters after its entities are taken out
 * @param keyboard rows of buttons; may be empty
 */
public record Content(String html, List<List<Button>> keyboard) {}
