/**
 * Several instances on one database: which of them run, and what each of them may do. Sees the
 * store.
 */
@NullMarked
package switchboard.cluster;

import org.jspecify.annotations.NullMarked;
