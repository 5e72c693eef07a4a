package backdrop.command.models;

import backdrop.command.HelpOption;
import backdrop.command.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./backdrop models}: a name for the commands below it. */
@Command(
    name = "models",
    description = "The models of this machine: those that were imported and the one built in.",
    synopsisSubcommandLabel = "COMMAND")
public final class ModelsCommand {

  @Mixin HelpOption help = new HelpOption();

  private ModelsCommand() {}

  /** The command with everything below it. */
  public static CommandLine in(Surroundings surroundings) {
    return new CommandLine(new ModelsCommand())
        .addSubcommand(new ListModels(surroundings))
        .addSubcommand(new ImportModel(surroundings))
        .addSubcommand(new VerifyModel(surroundings))
        .addSubcommand(new RemoveModel(surroundings));
  }
}
