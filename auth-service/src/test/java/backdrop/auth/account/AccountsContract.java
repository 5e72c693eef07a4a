package backdrop.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Accounts} promises. */
public abstract class AccountsContract {
  private final Accounts accounts = accounts();

  protected abstract Accounts accounts();

  @Test
  void findsAnAccountByIdAndByAddress() {
    Account anna = account("1", "Anna@Example.com");

    accounts.add(anna);

    assertThat(accounts.byId("1")).contains(anna);
    assertThat(accounts.byEmailKey("anna@example.com")).contains(anna);
  }

  @Test
  void refusesAnAddressThatIsTaken() {
    accounts.add(account("1", "anna@example.com"));

    boolean added = accounts.add(account("2", "ANNA@example.com"));

    assertThat(added).isFalse();
    assertThat(accounts.byId("2")).isEmpty();
  }

  @Test
  void letsOneOfManyHaveAnAddress() throws Exception {
    List<Callable<Boolean>> adds =
        IntStream.range(0, 8)
            .mapToObj(i -> (Callable<Boolean>) () -> accounts.add(account("" + i, "a@b.c")))
            .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Boolean> added = threads.invokeAll(adds).stream().map(Future::resultNow).toList();

      assertThat(added).containsOnlyOnce(true);
    }
  }

  @Test
  void describesAnAccount() {
    accounts.add(account("1", "anna@example.com"));

    var described = accounts.describe("1", "Anna", Language.RU);

    assertThat(described).isEqualTo(accounts.byId("1"));
    assertThat(described.orElseThrow().name()).isEqualTo("Anna");
    assertThat(described.orElseThrow().language()).isEqualTo(Language.RU);
  }

  @Test
  void describesNobodyIfThereIsNoSuchAccount() {
    assertThat(accounts.describe("1", "Anna", Language.RU)).isEmpty();
  }

  @Test
  void replacesAPasswordHashOnceOnly() {
    accounts.add(account("1", "anna@example.com"));

    boolean first = accounts.replacePasswordHash("1", "hash", "one");
    boolean second = accounts.replacePasswordHash("1", "hash", "two");

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(accounts.byId("1").orElseThrow().passwordHash()).isEqualTo("one");
  }

  @Test
  void freesTheAddressOfARemovedAccount() {
    accounts.add(account("1", "anna@example.com"));

    accounts.remove("1");
    accounts.remove("1");

    assertThat(accounts.byId("1")).isEmpty();
    assertThat(accounts.add(account("2", "anna@example.com"))).isTrue();
  }

  private static Account account(String id, String email) {
    return new Account(
        id,
        EmailAddress.parse(email),
        "",
        Language.EN,
        "hash",
        Instant.parse("2026-11-01T10:00:00.123Z"));
  }
}
