package backdrop.inference.mongo;

import backdrop.inference.generation.Generations;
import backdrop.inference.generation.GenerationsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoGenerationsTest extends GenerationsContract {
  @RegisterExtension static final TestMongo MONGO = new TestMongo();

  @Override
  protected Generations empty() {
    MongoGenerations generations = new MongoGenerations(MONGO.freshDatabase());
    generations.createIndexes();
    return generations;
  }
}
