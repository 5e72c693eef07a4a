package backdrop.inference.generation;

import backdrop.picture.Canvas;
import backdrop.picture.Placement;

/**
 * Where the product stands and what stands around it.
 *
 * @param shadowStrength contact shadow, 0 (none) to 1
 */
public record Layout(
    Canvas canvas, Placement placement, Background background, float shadowStrength) {}
