/** Styles, suggestions, translation and composition of prompts, and how they are wired. */
@NullMarked
package backdrop.prompt;

import org.jspecify.annotations.NullMarked;
