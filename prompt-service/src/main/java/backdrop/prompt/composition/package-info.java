/** From a scene, a style and a product to the prompt that the model reads. */
@NullMarked
package backdrop.prompt.composition;

import org.jspecify.annotations.NullMarked;
