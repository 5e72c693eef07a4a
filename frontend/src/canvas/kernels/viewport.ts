import { clamp, type Extent } from "./placement";

export type Point = { x: number; y: number };
/** How a picture lies on the screen: screen = picture * scale + offset. */
export type Viewport = { scale: number; offset: Point };

const LARGEST_SCALE = 16;

/** Shows the whole picture in the middle, with `margin` screen pixels around it. */
export function fitInto(picture: Extent, screen: Extent, margin: number): Viewport {
  const scale = Math.min(
    Math.max(1, screen.width - 2 * margin) / picture.width,
    Math.max(1, screen.height - 2 * margin) / picture.height,
  );
  return {
    scale,
    offset: { x: (screen.width - picture.width * scale) / 2, y: (screen.height - picture.height * scale) / 2 },
  };
}

/** Zooms by `factor`; what lies under `anchor` (screen) stays there. Never smaller than `least`. */
export function zoomAt(view: Viewport, anchor: Point, factor: number, least: number): Viewport {
  const scale = clamp(view.scale * factor, least, LARGEST_SCALE);
  const ratio = scale / view.scale;
  return {
    scale,
    offset: {
      x: anchor.x - (anchor.x - view.offset.x) * ratio,
      y: anchor.y - (anchor.y - view.offset.y) * ratio,
    },
  };
}

export function pan(view: Viewport, by: Point): Viewport {
  return { scale: view.scale, offset: { x: view.offset.x + by.x, y: view.offset.y + by.y } };
}

export function toPicture(view: Viewport, screen: Point): Point {
  return { x: (screen.x - view.offset.x) / view.scale, y: (screen.y - view.offset.y) / view.scale };
}

export function toScreen(view: Viewport, picture: Point): Point {
  return { x: picture.x * view.scale + view.offset.x, y: picture.y * view.scale + view.offset.y };
}
