import { type Point, toScreen, type Viewport } from "./kernels/viewport";
import type { Brush } from "./maskLayer";

/**
 * Draws what the mask keeps in full and the rest of the photo as a faint ghost, so that both what is there and what could be
 * brought back are in sight; on top a ring of the brush's size.
 */
export function drawMaskView(
  screen: HTMLCanvasElement,
  photo: CanvasImageSource,
  keep: HTMLCanvasElement,
  view: Viewport,
  ring: { at: Point; brush: Brush } | null,
): void {
  const density = window.devicePixelRatio || 1;
  const width = Math.round(screen.clientWidth * density);
  const height = Math.round(screen.clientHeight * density);
  if (screen.width !== width || screen.height !== height) {
    screen.width = width;
    screen.height = height;
  }
  const pen = screen.getContext("2d");
  if (!pen) {
    return;
  }
  const origin = toScreen(view, { x: 0, y: 0 });
  const frame = [origin.x, origin.y, keep.width * view.scale, keep.height * view.scale] as const;
  pen.setTransform(density, 0, 0, density, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.globalAlpha = 1;
  pen.drawImage(keep, ...frame);
  pen.globalCompositeOperation = "source-in";
  pen.drawImage(photo, ...frame);
  pen.globalCompositeOperation = "destination-over";
  pen.globalAlpha = 0.28;
  pen.drawImage(photo, ...frame);
  pen.globalCompositeOperation = "source-over";
  pen.globalAlpha = 1;
  if (ring) {
    drawRing(pen, ring.at, ring.brush);
  }
}

function drawRing(pen: CanvasRenderingContext2D, at: Point, brush: Brush): void {
  for (const [color, lineWidth] of [
    ["rgb(0 0 0 / 0.75)", 3],
    ["#fff", 1.5],
  ] as const) {
    pen.strokeStyle = color;
    pen.lineWidth = lineWidth;
    pen.beginPath();
    pen.arc(at.x, at.y, brush.radius, 0, 2 * Math.PI);
    pen.moveTo(at.x - 4, at.y);
    pen.lineTo(at.x + 4, at.y);
    if (brush.mode === "add") {
      pen.moveTo(at.x, at.y - 4);
      pen.lineTo(at.x, at.y + 4);
    }
    pen.stroke();
  }
}
