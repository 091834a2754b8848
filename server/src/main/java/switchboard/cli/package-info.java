/** The command line (picocli): one class per command. Sees everything below it. */
@NullMarked
package switchboard.cli;

import org.jspecify.annotations.NullMarked;
