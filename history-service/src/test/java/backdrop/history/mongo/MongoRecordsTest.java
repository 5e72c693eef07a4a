package backdrop.history.mongo;

import backdrop.history.record.Records;
import backdrop.history.record.RecordsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoRecordsTest extends RecordsContract {
  @RegisterExtension final MongoFixture mongo = new MongoFixture();

  @Override
  protected Records records() {
    return new MongoRecords(mongo.database());
  }
}
