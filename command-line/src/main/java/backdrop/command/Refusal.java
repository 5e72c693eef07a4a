package backdrop.command;

/** Says in one sentence for people why a command did not do what was asked; it ends with 1. */
public class Refusal extends RuntimeException {

  public Refusal(String sentence) {
    super(sentence);
  }

  public Refusal(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
