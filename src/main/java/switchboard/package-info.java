/** The program: command line, settings and wiring. The only package that may use every other. */
@NullMarked
package switchboard;

import org.jspecify.annotations.NullMarked;
