package backdrop.history.mongo;

import backdrop.history.photo.Photos;
import backdrop.history.photo.PhotosContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoPhotosTest extends PhotosContract {
  @RegisterExtension final MongoFixture mongo = new MongoFixture();

  @Override
  protected Photos photos() {
    return new MongoPhotos(mongo.database());
  }
}
