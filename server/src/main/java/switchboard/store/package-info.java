/** The data: one DAO per table, one transaction per batch. Sees only its own layers below. */
@NullMarked
package switchboard.store;

import org.jspecify.annotations.NullMarked;
