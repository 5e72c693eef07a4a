package backdrop.auth.key;

/**
 * A key at the one moment when its secret can be seen.
 *
 * @param key the key
 * @param secret its secret, kept nowhere
 */
public record NewApiKey(ApiKey key, ApiKeySecret secret) {}
