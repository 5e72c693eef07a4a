/** Looks that a scene is dressed in: the built-in ones and each account's own. */
@NullMarked
package backdrop.prompt.style;

import org.jspecify.annotations.NullMarked;
