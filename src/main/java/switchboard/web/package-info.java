/** Shared by all pages and endpoints: access rules, errors, health and the certificate. */
@NullMarked
package switchboard.web;

import org.jspecify.annotations.NullMarked;
