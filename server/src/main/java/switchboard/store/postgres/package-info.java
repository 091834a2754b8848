/** PostgreSQL: connecting, migrating the schema, and what its failures mean. */
@NullMarked
package switchboard.store.postgres;

import org.jspecify.annotations.NullMarked;
