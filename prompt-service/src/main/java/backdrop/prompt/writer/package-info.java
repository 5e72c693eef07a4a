/** What language models of all providers are asked and how their answers are checked. */
@NullMarked
package backdrop.prompt.writer;

import org.jspecify.annotations.NullMarked;
