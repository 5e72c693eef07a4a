package backdrop.inference.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.generation.Generation;
import backdrop.inference.generation.Generations;
import backdrop.inference.generation.GenerationsContract;
import backdrop.inference.generation.Output;
import backdrop.inference.generation.PromptSyntax;
import backdrop.inference.generation.TestGenerations;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoGenerationsTest extends GenerationsContract {
  @RegisterExtension static final TestMongo MONGO = new TestMongo();

  @Override
  protected Generations empty() {
    MongoGenerations generations = new MongoGenerations(MONGO.freshDatabase());
    generations.createIndexes();
    return generations;
  }

  @Test
  void readsWhatEarlierVersionsWrote() {
    MongoDatabase database = MONGO.freshDatabase();
    MongoGenerations generations = new MongoGenerations(database);
    generations.add(TestGenerations.queued("a", "ann", Instant.parse("2026-11-01T12:00:00Z")));
    database
        .getCollection("generations")
        .updateOne(
            Filters.eq("a"),
            Updates.combine(
                Updates.unset("fit"),
                Updates.unset("settings.prompt_syntax"),
                Updates.unset("settings.quality"),
                Updates.unset("settings.max_bytes"),
                Updates.unset("settings.transparent"),
                Updates.unset("settings.preset_id"),
                Updates.unset("labels.dropped_phrases")));

    Generation found = generations.find("a").orElseThrow();

    assertThat(found.fit()).isEmpty();
    assertThat(found.settings().promptSyntax()).isEqualTo(PromptSyntax.LITERAL);
    assertThat(found.settings().output()).isEqualTo(Output.PNG);
    assertThat(found.labels().droppedPhrases()).isEmpty();
  }
}
