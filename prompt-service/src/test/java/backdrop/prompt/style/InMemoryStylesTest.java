package backdrop.prompt.style;

class InMemoryStylesTest extends StylesContract {
  @Override
  protected Styles styles() {
    return new InMemoryStyles();
  }
}
