/**
 * Use cases that pages, endpoints and commands share: each rule of the product that is not the
 * bot's own stands here once.
 */
@NullMarked
package switchboard.operations;

import org.jspecify.annotations.NullMarked;
