/** Certificates by ACME (RFC 8555): order, challenge, renewal. Sees only {@code base}. */
@NullMarked
package switchboard.acme;

import org.jspecify.annotations.NullMarked;
