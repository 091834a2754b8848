package switchboard.cli;

import switchboard.config.SettingSources;

/** The command above all others. */
public interface RootCommand {

  /** Where the settings of all commands are read from, besides their options. */
  SettingSources sources();
}
