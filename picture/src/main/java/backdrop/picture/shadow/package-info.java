/**
 * Shadows that a placed product throws on its background: where it touches the ground and where it
 * keeps the light away.
 */
@NullMarked
package backdrop.picture.shadow;

import org.jspecify.annotations.NullMarked;
