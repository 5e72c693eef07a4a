package backdrop.inference.generation;

import java.time.InstantSource;

class MemoryArtifactsTest extends ArtifactsContract {
  @Override
  protected Artifacts empty() {
    return new MemoryArtifacts(InstantSource.system());
  }
}
