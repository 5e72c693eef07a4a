/** Documents and bytes in MongoDB. One document is the unit of every change; no transactions. */
@NullMarked
package backdrop.history.mongo;

import org.jspecify.annotations.NullMarked;
