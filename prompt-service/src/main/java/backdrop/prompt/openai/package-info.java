/** Any language model behind an OpenAI-compatible endpoint. */
@NullMarked
package backdrop.prompt.openai;

import org.jspecify.annotations.NullMarked;
