/** The ports over MongoDB: single-document atomic writes, no transactions, no TTL indexes. */
@NullMarked
package backdrop.auth.mongo;

import org.jspecify.annotations.NullMarked;
