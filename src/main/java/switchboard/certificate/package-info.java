/** Automatic certificates by ACME (RFC 8555). */
@NullMarked
package switchboard.certificate;

import org.jspecify.annotations.NullMarked;
