import { callForFile } from "@/api/client";
import type { MaskEdit, Photo } from "@/api/model";
import { loadPicture } from "@/canvas/cutout";
import type { MaskLayer } from "@/canvas/maskLayer";

/** Most pixels that one step moves or softens an edge by. */
export const MOST_PIXELS = 200;

/** Changes what is on the layer by the gateway's mask tools, which are exact to the pixel; one step to undo. */
export async function editLayer(photo: Photo, layer: MaskLayer, edits: MaskEdit[]): Promise<void> {
  const form = new FormData();
  form.append("edits", JSON.stringify({ edits }));
  form.append("mask", await layer.toMask(), "mask.png");
  await replaceBy(layer, await callForFile(`/api/photos/${encodeURIComponent(photo.photoId)}/mask/edits`, form));
}

/** Puts a mask from this machine on the layer; null if it is a picture of the photo's size, else the size that it has. */
export async function loadLayer(layer: MaskLayer, file: Blob): Promise<{ width: number; height: number } | null> {
  const url = URL.createObjectURL(file);
  try {
    const picture = await loadPicture(url);
    const { naturalWidth: width, naturalHeight: height } = picture;
    if (width !== layer.canvas.width || height !== layer.canvas.height) {
      return { width, height };
    }
    layer.replace(picture);
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Saves the layer as a mask on this machine. */
export async function saveLayer(layer: MaskLayer, name: string): Promise<void> {
  const url = URL.createObjectURL(await layer.toMask());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

async function replaceBy(layer: MaskLayer, mask: Blob): Promise<void> {
  const url = URL.createObjectURL(mask);
  try {
    layer.replace(await loadPicture(url));
  } finally {
    URL.revokeObjectURL(url);
  }
}
