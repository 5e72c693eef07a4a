/** A background that needs no painting; colours as #rrggbb, the angle in degrees as in CSS. */
export type PlainBackground =
  | { kind: "white" }
  | { kind: "color"; color: string }
  | { kind: "gradient"; shape: "linear" | "radial"; color: string; secondColor: string; angle: number };

/** The background as CSS draws it, which is how the gateway draws it; null where a model paints. */
export function backdropOf(background: PlainBackground | null): string | null {
  switch (background?.kind) {
    case "white":
      return "#ffffff";
    case "color":
      return background.color;
    case "gradient":
      return background.shape === "linear"
        ? `linear-gradient(${background.angle}deg, ${background.color}, ${background.secondColor})`
        : `radial-gradient(circle farthest-corner, ${background.color}, ${background.secondColor})`;
    case undefined:
      return null;
  }
}
