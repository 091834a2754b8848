/** Who may come in: administrators' tokens, and what each route asks of them. */
@NullMarked
package switchboard.access;

import org.jspecify.annotations.NullMarked;
