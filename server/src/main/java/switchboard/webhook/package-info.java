/** How updates arrive: webhook registration, its diagnosis, and long polling. */
@NullMarked
package switchboard.webhook;

import org.jspecify.annotations.NullMarked;
