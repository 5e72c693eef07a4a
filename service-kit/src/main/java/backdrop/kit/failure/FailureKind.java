package backdrop.kit.failure;

/**
 * What a caller can do about a {@link Failure}; decides the gRPC status and the HTTP status, and
 * nothing else does.
 */
public enum FailureKind {
  /** The request breaks a rule; sending it again changes nothing. */
  INVALID,
  /** The request, or a file in it, has too many bytes. */
  TOO_LARGE,
  /** A file is of a type that is not read. */
  UNSUPPORTED,
  /** A file is of a known type and still cannot be used. */
  UNPROCESSABLE,
  /** The caller did not prove who they are. */
  UNAUTHENTICATED,
  /** The caller is known and may not do this. */
  FORBIDDEN,
  /** It does not exist, or it belongs to somebody else. */
  NOT_FOUND,
  /** It clashes with what is already there. */
  CONFLICT,
  /** It exists and is not in a state that allows this. */
  NOT_NOW,
  /** A limit is reached; the same request may pass later. */
  TOO_MUCH,
  /** Something that is needed does not answer; the same request may pass soon. */
  UNAVAILABLE,
  /** A fault of ours; the text stays in the log under an incident id. */
  INTERNAL
}
