package backdrop.command.inspect;

/** Why a file's bytes could not be had at all. */
enum FileProblem {
  /** There is nothing of that name. */
  MISSING,
  /** A folder, a device, a pipe: nothing with an end that can be read. */
  NOT_A_FILE,
  /** The system does not hand it out. */
  UNREADABLE
}
