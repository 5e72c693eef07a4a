/** Generations and their bytes in MongoDB; single-document writes only. */
@NullMarked
package backdrop.inference.mongo;

import org.jspecify.annotations.NullMarked;
