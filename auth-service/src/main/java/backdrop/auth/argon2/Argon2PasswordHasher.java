package backdrop.auth.argon2;

import backdrop.auth.account.PasswordHasher;
import backdrop.auth.argon2.Argon2Parameters.Phc;
import backdrop.auth.failure.AuthReason;
import backdrop.kit.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

/**
 * Hashes with argon2id on threads of its own, one per core: a hash takes a core for a fifth of a
 * second, and virtual threads would let a rush of log-ins starve every other call. Eight hashes may
 * wait; the next one is refused with TOO_MANY_LOGINS.
 */
public final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {
  private static final int WAITING = 8;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final Argon2Parameters today;
  private final SecureRandom random;
  private final ThreadPoolExecutor threads;
  private final Phc decoy;

  /**
   * @param today what new hashes cost
   * @param permits how many hashes run at once
   */
  public Argon2PasswordHasher(Argon2Parameters today, int permits, SecureRandom random) {
    this.today = today;
    this.random = random;
    this.threads =
        new ThreadPoolExecutor(
            permits,
            permits,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("argon2-", 0).daemon().factory());
    this.decoy = new Phc(today, new byte[SALT_BYTES], new byte[HASH_BYTES]);
  }

  @Override
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return run(() -> new Phc(today, salt, argon2id(password, today, salt, HASH_BYTES)).text());
  }

  @Override
  public boolean matches(String password, String hash) {
    return matches(password, Phc.parse(hash));
  }

  @Override
  public void pretend(String password) {
    matches(password, decoy);
  }

  @Override
  public boolean isOutdated(String hash) {
    return !Phc.parse(hash).parameters().equals(today);
  }

  /** How many hashes wait for a thread. */
  public int waiting() {
    return threads.getQueue().size();
  }

  /** Lets running hashes end and refuses new ones. */
  @Override
  public void close() {
    threads.shutdown();
  }

  private boolean matches(String password, Phc phc) {
    return run(
        () ->
            MessageDigest.isEqual(
                phc.hash(), argon2id(password, phc.parameters(), phc.salt(), phc.hash().length)));
  }

  private static byte[] argon2id(String password, Argon2Parameters cost, byte[] salt, int length) {
    var parameters =
        new org.bouncycastle.crypto.params.Argon2Parameters.Builder(
                org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_id)
            .withVersion(org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.parallelism())
            .withSalt(salt)
            .build();
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] hash = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  private <T> T run(Callable<T> hashing) {
    Future<T> running;
    try {
      running = threads.submit(hashing);
    } catch (RejectedExecutionException full) {
      throw new Failure(
              AuthReason.TOO_MANY_LOGINS, "Many people log in right now. Try again in a second.")
          .withRetryAfter(Duration.ofSeconds(1));
    }
    try {
      return running.get();
    } catch (InterruptedException interrupted) {
      running.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while hashing", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("Hashing failed", failed.getCause());
    }
  }
}
