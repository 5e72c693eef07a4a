package backdrop.command;

import picocli.CommandLine.Option;

/** Mixed into every command: {@code --help} prints its usage and does nothing else. */
public final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Say what the command does and which options it takes.")
  boolean asked;
}
