package backdrop.command.outbound;

import java.io.IOException;

/** A transfer ended before its end. */
final class CutShort extends IOException {

  private static final long serialVersionUID = 1;

  private final long reached;

  /**
   * @param reached how much of the file is here now
   */
  CutShort(String message, long reached) {
    super(message);
    this.reached = reached;
  }

  long reached() {
    return reached;
  }
}
