/** What every page and endpoint needs: who may come in, and how errors look. */
@NullMarked
package switchboard.web;

import org.jspecify.annotations.NullMarked;
