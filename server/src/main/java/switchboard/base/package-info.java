/**
 * What every package may use: files, processes, threads, text. Sees nothing else of the program.
 */
@NullMarked
package switchboard.base;

import org.jspecify.annotations.NullMarked;
