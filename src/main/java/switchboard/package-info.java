/** The program: command line, settings and wiring. The only floor that sees every other. */
@NullMarked
package switchboard;

import org.jspecify.annotations.NullMarked;
