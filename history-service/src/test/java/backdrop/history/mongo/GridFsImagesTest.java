package backdrop.history.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.history.image.Images;
import backdrop.history.image.ImagesContract;
import backdrop.history.image.KeptImage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GridFsImagesTest extends ImagesContract {
  @RegisterExtension final MongoFixture mongo = new MongoFixture();

  @Override
  protected Images images() {
    return new GridFsImages(mongo.database(), clock);
  }

  @Test
  void namesAndDeletesWhatACrashLeftHalfWritten() {
    Images images = images();
    KeptImage half = images.keep("image/png", new byte[600_000]);
    mongo.database().getCollection("images.files").deleteMany(new Document());
    clock.advance(Duration.ofMinutes(1));

    List<String> begun = images.begunBefore(clock.instant(), Optional.empty());
    images.delete(begun);

    assertThat(begun).containsExactly(half.blob());
    assertThat(
            mongo
                .database()
                .getCollection("images.chunks")
                .countDocuments(new Document("files_id", new ObjectId(half.blob()))))
        .isZero();
  }
}
