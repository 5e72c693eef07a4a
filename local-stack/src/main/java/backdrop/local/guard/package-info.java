/**
 * What every started process carries so that it never outlives the launcher; depends on nothing.
 */
@NullMarked
package backdrop.local.guard;

import org.jspecify.annotations.NullMarked;
