package backdrop.inference.generation;

import backdrop.picture.Canvas;
import backdrop.picture.Placement;
import backdrop.picture.light.LightMatching;
import backdrop.picture.shadow.ShadowSettings;

/**
 * Where the product stands and what stands around it.
 *
 * @param light whose light is changed so that product and background look lit alike
 */
public record Layout(
    Canvas canvas,
    Placement placement,
    Background background,
    ShadowSettings shadow,
    LightMatching light) {}
