/**
 * A simulated Telegram: Bot API over HTTP, people, webhook delivery, long polling, faults on
 * demand, and a chat page. It knows the published Bot API and nothing else of Switchboard.
 */
@NullMarked
package switchboard.simulator;

import org.jspecify.annotations.NullMarked;
