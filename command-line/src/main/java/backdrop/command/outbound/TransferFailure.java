package backdrop.command.outbound;

import backdrop.command.Refusal;

/** The files are right, but their way here failed; what has arrived is worth keeping. */
public final class TransferFailure extends Refusal {

  public TransferFailure(String sentence) {
    super(sentence);
  }

  public TransferFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
