package backdrop.command;

import backdrop.command.models.ModelsCommand;
import backdrop.diffusion.DiffusionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/**
 * Runs one command and ends with its exit code: 0 if it did what was asked, 1 with one sentence on
 * standard error if it could not, 2 if the arguments make no sense.
 */
@Command(name = "./backdrop", description = "Commands that work without a running Backdrop.")
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(Surroundings.ofThisProcess(), arguments));
  }

  /** Runs the command that the first argument names. */
  static int run(Surroundings surroundings, String... arguments) {
    return commands(surroundings).execute(arguments);
  }

  private static CommandLine commands(Surroundings surroundings) {
    CommandLine commands =
        new CommandLine(new Main()).addSubcommand(ModelsCommand.in(surroundings));
    return commands
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpAutoWidth(false)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              surroundings.err().println("backdrop: " + sentence(failure));
              return CommandLine.ExitCode.SOFTWARE;
            })
        .setParameterExceptionHandler(
            (mistake, given) -> {
              CommandLine command = mistake.getCommandLine();
              surroundings.err().println("backdrop: " + mistake.getMessage());
              surroundings.err().print(command.getHelp().fullSynopsis());
              surroundings
                  .err()
                  .printf("See %s --help%n", command.getCommandSpec().qualifiedName(" "));
              return CommandLine.ExitCode.USAGE;
            });
  }

  /** What a person reads; a failure that nobody foresaw keeps its trace. */
  private static String sentence(Exception failure) throws Exception {
    return switch (failure) {
      case Refusal refusal -> refusal.getMessage();
      case DiffusionException broken -> broken.getMessage();
      default -> throw failure;
    };
  }
}
