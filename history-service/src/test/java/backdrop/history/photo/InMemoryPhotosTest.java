package backdrop.history.photo;

class InMemoryPhotosTest extends PhotosContract {
  @Override
  protected Photos photos() {
    return new InMemoryPhotos();
  }
}
