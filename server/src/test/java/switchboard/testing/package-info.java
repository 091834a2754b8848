/**
 * Fixtures shared by the tests of all packages: a running server, browsers, programs, databases.
 */
@NullMarked
package switchboard.testing;

import org.jspecify.annotations.NullMarked;
