/** Styles, built-in and personal. */
@NullMarked
package backdrop.gateway.style;

import org.jspecify.annotations.NullMarked;
