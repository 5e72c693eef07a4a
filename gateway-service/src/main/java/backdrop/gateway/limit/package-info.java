/** Token buckets in memory; plain Java. */
@NullMarked
package backdrop.gateway.limit;

import org.jspecify.annotations.NullMarked;
