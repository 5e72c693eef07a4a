package backdrop.inference.grpc;

import backdrop.inference.generation.GenerationView;
import backdrop.inference.generation.OwnerPage;
import backdrop.inference.generation.OwnerPage.Position;
import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Where a page ended, as an opaque token. */
final class PageTokens {
  static final int DEFAULT_SIZE = 20;
  static final int MAX_SIZE = 100;

  private PageTokens() {}

  static OwnerPage page(int size, String token, OwnerPage.Filter filter) {
    if (size < 0 || size > MAX_SIZE) {
      throw Failure.ofField(
          InferenceReason.PAGE_SIZE_OUT_OF_RANGE, "page_size", "must be between 1 and " + MAX_SIZE);
    }
    return new OwnerPage(position(token), size == 0 ? DEFAULT_SIZE : size, filter);
  }

  /** Empty if the page was not full: then there is no next one. */
  static String next(OwnerPage page, List<GenerationView> shown) {
    if (shown.size() < page.size()) {
      return "";
    }
    Position last = Position.of(shown.getLast().generation());
    String text = last.createdAt().toEpochMilli() + "/" + last.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Position> position(String token) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      int slash = text.indexOf('/');
      Instant createdAt = Instant.ofEpochMilli(Long.parseLong(text.substring(0, slash)));
      return Optional.of(new Position(createdAt, text.substring(slash + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw Failure.ofField(
          InferenceReason.PAGE_TOKEN_INVALID, "page_token", "must come from the page before");
    }
  }
}
