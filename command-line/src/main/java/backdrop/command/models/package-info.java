/** The models of this machine: listed, imported, checked and removed. */
@NullMarked
package backdrop.command.models;

import org.jspecify.annotations.NullMarked;
