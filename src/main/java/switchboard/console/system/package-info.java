/** Operation of the server: connection, quarantine, backups, warnings and audit log. */
@NullMarked
package switchboard.console.system;

import org.jspecify.annotations.NullMarked;
