/** What finished pictures say about themselves: the keys to verify it with, and a judge. */
@NullMarked
package backdrop.gateway.provenance;

import org.jspecify.annotations.NullMarked;
