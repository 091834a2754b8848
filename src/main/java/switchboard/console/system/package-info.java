/** What the server needs looking after: connection, quarantine, backups, warnings, audit log. */
@NullMarked
package switchboard.console.system;

import org.jspecify.annotations.NullMarked;
