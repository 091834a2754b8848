/** Simulated people who use the bot for some weeks, so that the demo has a history. */
@NullMarked
package switchboard.demo.visitors;

import org.jspecify.annotations.NullMarked;
