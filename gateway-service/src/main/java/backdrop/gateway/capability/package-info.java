/** What this installation can do. */
@NullMarked
package backdrop.gateway.capability;

import org.jspecify.annotations.NullMarked;
