/** Where models are imported from: one class a kind of source, behind one small port. */
@NullMarked
package backdrop.command.models.source;

import org.jspecify.annotations.NullMarked;
