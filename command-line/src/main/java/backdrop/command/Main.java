package backdrop.command;

import backdrop.command.diffuse.Diffuse;
import backdrop.command.inspect.Inspect;
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

  private static final int WIDTH = 110;

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
        new CommandLine(new Main())
            .addSubcommand(ModelsCommand.in(surroundings))
            .addSubcommand(Diffuse.in(surroundings))
            .addSubcommand(Inspect.in(surroundings));
    return commands
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(WIDTH)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              switch (failure) {
                case Refusal refusal -> complain(surroundings, refusal);
                case DiffusionException broken -> complain(surroundings, broken);
                // Nobody foresaw it: the trace is what helps.
                default -> throw failure;
              }
              return CommandLine.ExitCode.SOFTWARE;
            })
        .setParameterExceptionHandler(
            (mistake, given) -> {
              CommandLine command = mistake.getCommandLine();
              complain(surroundings, mistake);
              surroundings.err().print(command.getHelp().fullSynopsis());
              surroundings
                  .err()
                  .printf("See %s --help%n", command.getCommandSpec().qualifiedName(" "));
              return CommandLine.ExitCode.USAGE;
            });
  }

  private static void complain(Surroundings surroundings, Exception failure) {
    // ONNX Runtime's words come with lines of their own.
    String sentence = String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    surroundings.err().println("backdrop: " + sentence);
  }
}
