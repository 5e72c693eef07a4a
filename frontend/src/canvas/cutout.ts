import { keptBounds, maskToKeep } from "./kernels/maskPixels";
import type { Box, Extent } from "./kernels/placement";

/** A product cut out for the screen: at most LONGEST_SIDE pixels, with its bounds in the photo's own pixels. */
export type Cutout = { url: string; bounds: Box };

const LONGEST_SIDE = 1400;

/** Loads a picture that the session may see. Rejects when there is none. */
export async function loadPicture(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.decoding = "async";
  image.src = url;
  await image.decode();
  return image;
}

/** Cuts the product out of its photo; null when the mask keeps nothing. The caller revokes the address when done. */
export async function cutOut(photoUrl: string, maskUrl: string, size: Extent): Promise<Cutout | null> {
  const [photo, mask] = await Promise.all([loadPicture(photoUrl), loadPicture(maskUrl)]);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(size.width, size.height));
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const keep = keepLayer(mask, width, height);
  if (!keep) {
    return null;
  }
  const canvas = sheet(width, height);
  const pen = canvas.getContext("2d");
  pen?.drawImage(photo, 0, 0, width, height);
  if (pen) {
    pen.globalCompositeOperation = "destination-in";
    pen.drawImage(keep.canvas, 0, 0);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return blob ? { url: URL.createObjectURL(blob), bounds: grown(keep.bounds, size.width / width) } : null;
}

/** The bounds of the product in the photo's own pixels; null when the mask keeps nothing. */
export async function productBounds(maskUrl: string, size: Extent): Promise<Box | null> {
  const mask = await loadPicture(maskUrl);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(size.width, size.height));
  const width = Math.max(1, Math.round(size.width * scale));
  const keep = keepLayer(mask, width, Math.max(1, Math.round(size.height * scale)));
  return keep ? grown(keep.bounds, size.width / width) : null;
}

function keepLayer(mask: CanvasImageSource, width: number, height: number) {
  const canvas = sheet(width, height);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) {
    return null;
  }
  pen.drawImage(mask, 0, 0, width, height);
  const pixels = pen.getImageData(0, 0, width, height);
  maskToKeep(pixels.data);
  pen.putImageData(pixels, 0, 0);
  const bounds = keptBounds(pixels.data, width, height);
  return bounds ? { canvas, bounds } : null;
}

function sheet(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function grown(box: Box, factor: number): Box {
  return { x: box.x * factor, y: box.y * factor, width: box.width * factor, height: box.height * factor };
}
