package backdrop.history.record;

class InMemoryRecordsTest extends RecordsContract {
  @Override
  protected Records records() {
    return new InMemoryRecords();
  }
}
