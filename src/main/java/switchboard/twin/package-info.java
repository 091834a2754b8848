/**
 * A simulated Telegram: the Bot API over HTTP, people who chat with the bot, webhook delivery and
 * long polling, faults on demand, and a chat page. It reads the published Bot API and sees nothing
 * else of this program, so it can judge it.
 */
@NullMarked
package switchboard.twin;

import org.jspecify.annotations.NullMarked;
