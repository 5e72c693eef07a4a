/**
 * The words about words that all features share: languages, texts in both, where a text came from.
 */
@NullMarked
package backdrop.prompt.text;

import org.jspecify.annotations.NullMarked;
