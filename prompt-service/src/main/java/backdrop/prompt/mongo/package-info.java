/** Accounts' own styles in MongoDB. */
@NullMarked
package backdrop.prompt.mongo;

import org.jspecify.annotations.NullMarked;
