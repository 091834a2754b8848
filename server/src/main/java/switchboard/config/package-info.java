/** Settings: read from options, environment and {@code .env}, checked, and grouped as values. */
@NullMarked
package switchboard.config;

import org.jspecify.annotations.NullMarked;
