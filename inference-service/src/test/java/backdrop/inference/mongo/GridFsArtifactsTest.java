package backdrop.inference.mongo;

import backdrop.inference.generation.Artifacts;
import backdrop.inference.generation.ArtifactsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class GridFsArtifactsTest extends ArtifactsContract {
  @RegisterExtension static final TestMongo MONGO = new TestMongo();

  @Override
  protected Artifacts empty() {
    return new GridFsArtifacts(MONGO.freshDatabase());
  }
}
