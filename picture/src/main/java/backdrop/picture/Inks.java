package backdrop.picture;

/** What the numbers of a file mix colours from; decides which colour profiles apply to it. */
enum Inks {
  GRAY,
  RGB,
  CMYK
}
