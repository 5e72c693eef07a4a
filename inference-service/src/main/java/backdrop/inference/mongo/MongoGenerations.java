package backdrop.inference.mongo;

import static backdrop.inference.mongo.GenerationDocuments.CREATED;
import static backdrop.inference.mongo.GenerationDocuments.DELIVERY;
import static backdrop.inference.mongo.GenerationDocuments.EXPIRED;
import static backdrop.inference.mongo.GenerationDocuments.FINISHED;
import static backdrop.inference.mongo.GenerationDocuments.ID;
import static backdrop.inference.mongo.GenerationDocuments.NOT_BEFORE;
import static backdrop.inference.mongo.GenerationDocuments.OWNER;
import static backdrop.inference.mongo.GenerationDocuments.REQUEST;
import static backdrop.inference.mongo.GenerationDocuments.REVISION;
import static backdrop.inference.mongo.GenerationDocuments.STARTED;
import static backdrop.inference.mongo.GenerationDocuments.STATE;
import static backdrop.inference.mongo.GenerationDocuments.STEPS_LEFT;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import backdrop.inference.generation.Announcement;
import backdrop.inference.generation.Generation;
import backdrop.inference.generation.Generations;
import backdrop.inference.generation.OwnerPage;
import backdrop.inference.generation.WaitingLine;
import backdrop.inference.generation.WaitingLine.Turn;
import backdrop.inference.mongo.GenerationDocuments.StateName;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Generations in the collection {@code generations}. A revision makes each change a compare-and-set
 * of one whole document: no transactions, and the same behaviour on every MongoDB.
 */
public final class MongoGenerations implements Generations {
  private final MongoCollection<Document> generations;

  public MongoGenerations(MongoDatabase database) {
    generations = database.getCollection("generations");
  }

  /** Creates the indexes that uniqueness and order rest on; creating them again changes nothing. */
  public void createIndexes() {
    Reachable.run(
        () -> {
          generations.createIndex(ascending(OWNER, REQUEST), new IndexOptions().unique(true));
          generations.createIndex(ascending(STATE, CREATED));
          generations.createIndex(ascending(STATE, FINISHED));
          generations.createIndex(
              Indexes.compoundIndex(ascending(OWNER), Indexes.descending(CREATED, ID)));
          generations.createIndex(ascending(OWNER, STARTED));
          generations.createIndex(ascending(DELIVERY, FINISHED));
          generations.createIndex(ascending(EXPIRED, FINISHED));
        });
  }

  @Override
  public Optional<Generation> add(Generation generation) {
    return Reachable.call(
        () -> {
          try {
            generations.insertOne(GenerationDocuments.toDocument(generation, 0));
            return Optional.empty();
          } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
              throw refused;
            }
            return findByRequest(generation.ownerId(), generation.requestId());
          }
        });
  }

  @Override
  public Optional<Generation> find(String id) {
    return first(eq(ID, id));
  }

  @Override
  public Optional<Generation> findByRequest(String ownerId, String requestId) {
    return first(and(eq(OWNER, ownerId), eq(REQUEST, requestId)));
  }

  @Override
  public Optional<Generation> change(String id, UnaryOperator<Generation> move) {
    while (true) {
      @Nullable Document before = Reachable.call(() -> generations.find(eq(ID, id)).first());
      if (before == null) {
        return Optional.empty();
      }
      Generation was = GenerationDocuments.toGeneration(before);
      Generation becomes = move.apply(was);
      if (becomes.equals(was)) {
        return Optional.of(was);
      }
      long revision = before.getLong(REVISION);
      Document after = GenerationDocuments.toDocument(becomes, revision + 1);
      Bson unchanged = and(eq(ID, id), eq(REVISION, revision));
      if (Reachable.call(() -> generations.replaceOne(unchanged, after)).getMatchedCount() == 1) {
        return Optional.of(becomes);
      }
    }
  }

  @Override
  public WaitingLine waiting() {
    return Reachable.call(
        () -> {
          List<Turn> turns = new ArrayList<>();
          generations
              .find(eq(STATE, StateName.QUEUED.name()))
              .sort(ascending(CREATED, ID))
              .projection(include(OWNER, CREATED, NOT_BEFORE, STEPS_LEFT))
              .map(MongoGenerations::turn)
              .into(turns);
          return new WaitingLine(turns, lastServed(turns));
        });
  }

  private Map<String, Instant> lastServed(List<Turn> turns) {
    Map<String, Instant> served = new HashMap<>();
    Set<String> owners = turns.stream().map(Turn::ownerId).collect(Collectors.toSet());
    if (owners.isEmpty()) {
      return served;
    }
    for (Document owner :
        generations.aggregate(
            List.of(
                Aggregates.match(and(in(OWNER, owners), exists(STARTED))),
                Aggregates.group("$" + OWNER, Accumulators.max("served", "$" + STARTED))))) {
      served.put(owner.getString(ID), GenerationDocuments.instant(owner, "served"));
    }
    return served;
  }

  private static Turn turn(Document document) {
    return new Turn(
        document.getString(ID),
        document.getString(OWNER),
        GenerationDocuments.instant(document, CREATED),
        GenerationDocuments.instant(document, NOT_BEFORE),
        document.getInteger(STEPS_LEFT));
  }

  @Override
  public List<Generation> running() {
    return list(eq(STATE, StateName.RUNNING.name()), ascending(CREATED), 0);
  }

  @Override
  public List<Generation> recentlySucceeded(int limit) {
    return list(eq(STATE, StateName.SUCCEEDED.name()), descending(FINISHED), limit);
  }

  @Override
  public List<Generation> unannounced(int limit) {
    return list(eq(DELIVERY, Announcement.Delivery.PENDING.name()), ascending(FINISHED), limit);
  }

  @Override
  public List<Generation> ofOwner(String ownerId, OwnerPage page) {
    List<Bson> filters = new ArrayList<>(List.of(eq(OWNER, ownerId), eq(EXPIRED, false)));
    if (page.filter() == OwnerPage.Filter.ACTIVE) {
      filters.add(in(STATE, StateName.QUEUED.name(), StateName.RUNNING.name()));
    }
    page.after()
        .ifPresent(
            position ->
                filters.add(
                    or(
                        lt(CREATED, GenerationDocuments.date(position.createdAt())),
                        and(
                            eq(CREATED, GenerationDocuments.date(position.createdAt())),
                            lt(ID, position.id())))));
    return list(and(filters), descending(CREATED, ID), page.size());
  }

  @Override
  public List<Generation> endedBefore(Instant time, boolean expired, int limit) {
    Bson filter = and(eq(EXPIRED, expired), lt(FINISHED, GenerationDocuments.date(time)));
    return list(filter, ascending(FINISHED), limit);
  }

  @Override
  public void remove(String id) {
    Reachable.run(() -> generations.deleteOne(eq(ID, id)));
  }

  private Optional<Generation> first(Bson filter) {
    return Optional.ofNullable(Reachable.call(() -> generations.find(filter).first()))
        .map(GenerationDocuments::toGeneration);
  }

  /** All for a limit of 0. */
  private List<Generation> list(Bson filter, Bson order, int limit) {
    return Reachable.call(
        () ->
            generations
                .find(filter)
                .sort(order)
                .limit(limit)
                .map(GenerationDocuments::toGeneration)
                .into(new ArrayList<>()));
  }
}
