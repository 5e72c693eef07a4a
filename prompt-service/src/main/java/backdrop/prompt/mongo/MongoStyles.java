package backdrop.prompt.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import backdrop.prompt.style.Style;
import backdrop.prompt.style.Styles;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Accounts' own styles in collection {@code styles}. */
public final class MongoStyles implements Styles {
  private final MongoCollection<Document> styles;

  public MongoStyles(MongoClient client, String database) {
    this.styles = client.getDatabase(database).getCollection("styles");
  }

  /** Makes the index that listing needs; making it twice is the same as once. */
  public void createIndexes() {
    styles.createIndex(Indexes.ascending(StyleDocuments.OWNER, StyleDocuments.NAME_EN));
  }

  @Override
  public List<Style> ownedBy(String accountId) {
    return styles
        .find(eq(StyleDocuments.OWNER, accountId))
        .sort(Sorts.ascending(StyleDocuments.NAME_EN))
        .map(StyleDocuments::style)
        .into(new ArrayList<>());
  }

  @Override
  public Optional<Style> find(String accountId, String styleId) {
    return Optional.ofNullable(styles.find(key(accountId, styleId)).first())
        .map(StyleDocuments::style);
  }

  @Override
  public long count(String accountId) {
    return styles.countDocuments(eq(StyleDocuments.OWNER, accountId));
  }

  @Override
  public void add(String accountId, Style style) {
    styles.insertOne(StyleDocuments.of(accountId, style));
  }

  @Override
  public void addAll(String accountId, List<Style> added) {
    if (!added.isEmpty()) {
      styles.insertMany(added.stream().map(style -> StyleDocuments.of(accountId, style)).toList());
    }
  }

  @Override
  public boolean replace(String accountId, long expectedRevision, Style style) {
    Bson unchanged = and(key(accountId, style.id()), eq(StyleDocuments.REVISION, expectedRevision));
    return styles.replaceOne(unchanged, StyleDocuments.of(accountId, style)).getMatchedCount() == 1;
  }

  @Override
  public void delete(String accountId, String styleId) {
    styles.deleteOne(key(accountId, styleId));
  }

  private static Bson key(String accountId, String styleId) {
    return and(eq(StyleDocuments.ID, styleId), eq(StyleDocuments.OWNER, accountId));
  }
}
