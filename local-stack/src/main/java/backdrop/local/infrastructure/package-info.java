/** MongoDB's wire protocol over a file, and a real Kafka broker, in one process of their own. */
@NullMarked
package backdrop.local.infrastructure;

import org.jspecify.annotations.NullMarked;
