package backdrop.auth.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that a program exchanges for access tokens, without its secret.
 *
 * @param id stable
 * @param accountId whose
 * @param name what its owner calls it
 * @param prefix the first characters of the secret, enough to recognise it
 * @param secretHash digest of the secret
 * @param createdAt when it was made
 * @param lastUsedAt when it was last exchanged, to the minute; null if never
 */
public record ApiKey(
    String id,
    String accountId,
    String name,
    String prefix,
    String secretHash,
    Instant createdAt,
    @Nullable Instant lastUsedAt) {}
