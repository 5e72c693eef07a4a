package backdrop.kit.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final VerifiedTokens tokens = new VerifiedTokens(2, now::get);

  @Test
  void knowsWhomATokenProved() {
    SecurityIdentity anna = endingIn(600);

    tokens.remember("token", anna);

    assertThat(tokens.find("token")).containsSame(anna);
    assertThat(tokens.find("tokem")).isEmpty();
  }

  @Test
  void believesNoTokenPastItsOwnEnd() {
    tokens.remember("token", endingIn(30));

    now.set(START.plusSeconds(30));

    assertThat(tokens.find("token")).isEmpty();
  }

  @Test
  void asksForANewLookAfterAMinute() {
    tokens.remember("token", endingIn(600));

    now.set(START.plus(VerifiedTokens.LONGEST));

    assertThat(tokens.find("token")).isEmpty();
  }

  @Test
  void forgetsTheLongestUnused() {
    tokens.remember("one", endingIn(600));
    tokens.remember("two", endingIn(600));
    tokens.find("one");

    tokens.remember("three", endingIn(600));

    assertThat(tokens.find("one")).isPresent();
    assertThat(tokens.find("two")).isEmpty();
  }

  @Test
  void remembersNoTokenThatDoesNotSayWhenItEnds() {
    tokens.remember("none", endingIn(-START.getEpochSecond()));
    tokens.remember("no jwt", identity(new QuarkusPrincipal("anna")));

    assertThat(tokens.find("none")).isEmpty();
    assertThat(tokens.find("no jwt")).isEmpty();
  }

  private static SecurityIdentity endingIn(long seconds) {
    return identity(new Token(START.plusSeconds(seconds).getEpochSecond()));
  }

  private static SecurityIdentity identity(Principal principal) {
    return QuarkusSecurityIdentity.builder().setPrincipal(principal).build();
  }

  private record Token(long expiry) implements JsonWebToken {
    @Override
    public String getName() {
      return "anna";
    }

    @Override
    public Set<String> getClaimNames() {
      return Set.of("exp");
    }

    @Override
    public long getExpirationTime() {
      return expiry;
    }

    @Override
    public <T> T getClaim(String name) {
      throw new UnsupportedOperationException(name);
    }
  }
}
