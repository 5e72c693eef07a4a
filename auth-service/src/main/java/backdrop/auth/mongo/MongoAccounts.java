package backdrop.auth.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import backdrop.auth.account.Account;
import backdrop.auth.account.Accounts;
import backdrop.auth.account.EmailAddress;
import backdrop.auth.account.Language;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.util.Optional;
import org.bson.Document;

/** Accounts in the collection {@code accounts}; a unique index keeps addresses apart. */
public final class MongoAccounts implements Accounts {
  private final MongoCollection<Document> accounts;

  public MongoAccounts(MongoDatabase database) {
    this.accounts = database.getCollection("accounts");
    accounts.createIndex(Indexes.ascending("emailKey"), new IndexOptions().unique(true));
  }

  @Override
  public boolean add(Account account) {
    try {
      accounts.insertOne(
          new Document("_id", account.id())
              .append("email", account.email().written())
              .append("emailKey", account.email().key())
              .append("name", account.name())
              .append("language", account.language().tag())
              .append("passwordHash", account.passwordHash())
              .append("createdAt", Instants.toDate(account.createdAt())));
      return true;
    } catch (MongoWriteException refused) {
      if (Duplicates.causeOf(refused)) {
        return false;
      }
      throw refused;
    }
  }

  @Override
  public Optional<Account> byId(String accountId) {
    return Optional.ofNullable(accounts.find(eq("_id", accountId)).first())
        .map(MongoAccounts::account);
  }

  @Override
  public Optional<Account> byEmailKey(String emailKey) {
    return Optional.ofNullable(accounts.find(eq("emailKey", emailKey)).first())
        .map(MongoAccounts::account);
  }

  @Override
  public Optional<Account> describe(String accountId, String name, Language language) {
    return Optional.ofNullable(
            accounts.findOneAndUpdate(
                eq("_id", accountId),
                combine(set("name", name), set("language", language.tag())),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
        .map(MongoAccounts::account);
  }

  @Override
  public boolean replacePasswordHash(String accountId, String before, String after) {
    return accounts
            .updateOne(
                and(eq("_id", accountId), eq("passwordHash", before)), set("passwordHash", after))
            .getMatchedCount()
        == 1;
  }

  @Override
  public void remove(String accountId) {
    accounts.deleteOne(eq("_id", accountId));
  }

  private static Account account(Document document) {
    return new Account(
        document.getString("_id"),
        new EmailAddress(document.getString("email")),
        document.getString("name"),
        Language.of(document.getString("language")),
        document.getString("passwordHash"),
        Instants.of(document, "createdAt"));
  }
}
