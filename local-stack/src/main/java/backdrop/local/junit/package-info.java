/** A stack for tests: add {@link backdrop.local.junit.LocalStackExtension} to a class. */
@NullMarked
package backdrop.local.junit;

import org.jspecify.annotations.NullMarked;
