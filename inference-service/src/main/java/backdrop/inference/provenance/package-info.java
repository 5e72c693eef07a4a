/** What a finished file says about itself, signed: the keys and the statement. Core: plain Java. */
@NullMarked
package backdrop.inference.provenance;

import org.jspecify.annotations.NullMarked;
