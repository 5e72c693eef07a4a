package backdrop.prompt.translation;

/** The cases that scenes are told in, in the order in which the dictionary lists a noun's forms. */
enum RussianCase {
  NOMINATIVE,
  GENITIVE,
  PREPOSITIONAL,
  INSTRUMENTAL
}
