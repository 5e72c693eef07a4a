/** {@code ./backdrop inspect}: what would become of picture files if they were uploaded. */
@NullMarked
package backdrop.command.inspect;

import org.jspecify.annotations.NullMarked;
