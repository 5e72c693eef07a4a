package backdrop.history.image;

class InMemoryImagesTest extends ImagesContract {
  @Override
  protected Images images() {
    return new InMemoryImages(clock);
  }
}
