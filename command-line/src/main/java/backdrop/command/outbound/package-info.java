/** Asking other machines for files, under rules that a hostile answer cannot widen. */
@NullMarked
package backdrop.command.outbound;

import org.jspecify.annotations.NullMarked;
