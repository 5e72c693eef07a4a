/**
 * Kept images on their way to a marketplace: held against its rules, made to fit where that is
 * possible, and packed. Nothing that is kept changes.
 */
@NullMarked
package backdrop.history.export;

import org.jspecify.annotations.NullMarked;
