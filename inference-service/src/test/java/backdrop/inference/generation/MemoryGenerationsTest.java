package backdrop.inference.generation;

class MemoryGenerationsTest extends GenerationsContract {
  @Override
  protected Generations empty() {
    return new MemoryGenerations();
  }
}
