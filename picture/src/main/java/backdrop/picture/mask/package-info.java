/**
 * Tools that change a {@link backdrop.picture.Mask}: {@link backdrop.picture.mask.MaskEdit} says
 * which and what each does, to the pixel; {@link backdrop.picture.mask.MaskEdits} does them in
 * turn.
 */
@NullMarked
package backdrop.picture.mask;

import org.jspecify.annotations.NullMarked;
