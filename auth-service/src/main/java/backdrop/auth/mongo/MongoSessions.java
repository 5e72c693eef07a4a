package backdrop.auth.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import backdrop.auth.session.Session;
import backdrop.auth.session.Sessions;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Sessions in the collection {@code sessions}, one document a family. */
public final class MongoSessions implements Sessions {
  private final MongoCollection<Document> sessions;

  public MongoSessions(MongoDatabase database) {
    this.sessions = database.getCollection("sessions");
    sessions.createIndex(Indexes.ascending("accountId"));
    sessions.createIndex(Indexes.ascending("idleEnd"));
    sessions.createIndex(Indexes.ascending("end"));
  }

  @Override
  public void add(Session session) {
    sessions.insertOne(document(session));
  }

  @Override
  public Optional<Session> byId(String sessionId) {
    return Optional.ofNullable(sessions.find(eq("_id", sessionId)).first())
        .map(MongoSessions::session);
  }

  @Override
  public boolean rotate(String usedHash, Session next) {
    return sessions
            .replaceOne(and(eq("_id", next.id()), eq("currentHash", usedHash)), document(next))
            .getMatchedCount()
        == 1;
  }

  @Override
  public boolean remove(String sessionId) {
    return sessions.deleteOne(eq("_id", sessionId)).getDeletedCount() == 1;
  }

  @Override
  public void removeOthers(String accountId, Optional<String> keptSessionId) {
    Bson ofAccount = eq("accountId", accountId);
    sessions.deleteMany(
        keptSessionId.map(kept -> and(ofAccount, ne("_id", kept))).orElse(ofAccount));
  }

  @Override
  public long sweep(Instant now) {
    var date = Instants.toDate(now);
    return sessions.deleteMany(or(lte("idleEnd", date), lte("end", date))).getDeletedCount();
  }

  private static Document document(Session session) {
    return new Document("_id", session.id())
        .append("accountId", session.accountId())
        .append("currentHash", session.currentHash())
        .append("previousHash", session.previousHash())
        .append("rotatedAt", Instants.toDate(session.rotatedAt()))
        .append("idleEnd", Instants.toDate(session.idleEnd()))
        .append("end", Instants.toDate(session.end()));
  }

  private static Session session(Document document) {
    return new Session(
        document.getString("_id"),
        document.getString("accountId"),
        document.getString("currentHash"),
        document.getString("previousHash"),
        Instants.of(document, "rotatedAt"),
        Instants.of(document, "idleEnd"),
        Instants.of(document, "end"));
  }
}
