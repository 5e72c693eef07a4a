package backdrop.gateway.account;

/** An account as the only thing in a reply. */
public record AccountReply(AccountJson account) {}
