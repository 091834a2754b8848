/** Certificates that a certificate authority gives and renews by itself, by ACME (RFC 8555). */
@NullMarked
package switchboard.certificate;

import org.jspecify.annotations.NullMarked;
