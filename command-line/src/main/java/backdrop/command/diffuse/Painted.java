package backdrop.command.diffuse;

import backdrop.diffusion.InpaintingResult;

/** A picture that was painted, and the seed that gives it. */
record Painted(long seed, InpaintingResult result) {}
