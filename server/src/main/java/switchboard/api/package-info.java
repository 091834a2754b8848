/** The JSON endpoints, their OpenAPI document, and the page at the root. */
@NullMarked
package switchboard.api;

import org.jspecify.annotations.NullMarked;
