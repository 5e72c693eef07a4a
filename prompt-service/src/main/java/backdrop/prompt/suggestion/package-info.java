/** Scenes that a seller might want: by a language model, or by the built-in grammar. */
@NullMarked
package backdrop.prompt.suggestion;

import org.jspecify.annotations.NullMarked;
