/** Import of people and their history from other bots and products. Sources are hostile. */
@NullMarked
package switchboard.imports;

import org.jspecify.annotations.NullMarked;
