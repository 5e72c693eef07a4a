/** Any language to English or Russian: by a provider, else by the built-in dictionary. */
@NullMarked
package backdrop.prompt.translation;

import org.jspecify.annotations.NullMarked;
