/**
 * Telegram simulator: the Bot API over HTTP, people who chat with the bot, webhook delivery and
 * long polling, fault injection, and a chat page. It depends only on the published Bot API and on
 * no other package of this program, so tests can rely on it as an independent check.
 */
@NullMarked
package switchboard.twin;

import org.jspecify.annotations.NullMarked;
