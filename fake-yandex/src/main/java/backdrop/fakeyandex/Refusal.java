package backdrop.fakeyandex;

/**
 * A request that is answered with an error.
 *
 * <p>The codes are gRPC's; the HTTP status follows from them as in Yandex's own table.
 */
final class Refusal extends RuntimeException {
  static final int INVALID = 3;
  static final int FORBIDDEN = 7;
  static final int OVER_QUOTA = 8;
  static final int UNAUTHENTICATED = 16;

  private final int grpcCode;

  Refusal(int grpcCode, String message) {
    super(message, null, false, false);
    this.grpcCode = grpcCode;
  }

  int grpcCode() {
    return grpcCode;
  }

  int httpStatus() {
    return switch (grpcCode) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case OVER_QUOTA -> 429;
      default -> 500;
    };
  }
}
