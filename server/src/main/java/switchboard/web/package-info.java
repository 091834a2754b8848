/** What all HTTP packages share: permissions, errors, request parsing, certificate state. */
@NullMarked
package switchboard.web;

import org.jspecify.annotations.NullMarked;
