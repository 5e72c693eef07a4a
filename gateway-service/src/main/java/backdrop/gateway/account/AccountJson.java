package backdrop.gateway.account;

import backdrop.auth.v1.Account;
import backdrop.gateway.wire.Times;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who owns photos, styles and generations. */
@Schema(name = "Account")
public record AccountJson(
    String accountId, String email, String name, Language language, Instant createdAt) {

  public static AccountJson of(Account account) {
    return new AccountJson(
        account.getAccountId(),
        account.getEmail(),
        account.getName(),
        "ru".equals(account.getLanguage()) ? Language.RU : Language.EN,
        Times.instant(account.getCreatedAt()));
  }
}
