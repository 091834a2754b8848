/** Pages about operation: connection, quarantine, backups, warnings, audit log. */
@NullMarked
package switchboard.console.system;

import org.jspecify.annotations.NullMarked;
