package backdrop.inference.generation;

/** What file a finished picture becomes. */
public record Output(OutputFormat format) {
  public static final Output PNG = new Output(OutputFormat.PNG);
}
