import { keepToMask, maskToKeep } from "./kernels/maskPixels";
import type { Extent } from "./kernels/placement";
import { TILE, tilesTouched } from "./kernels/tiles";
import type { Point } from "./kernels/viewport";

export type Brush = { mode: "add" | "erase"; radius: number };

type Snapshot = Map<string, { x: number; y: number; pixels: ImageData }>;

const STEPS_KEPT = 40;

/**
 * What of a photo is kept, as one raster layer of the photo's size: its alpha is 255 where the product is. Strokes are painted
 * straight into it; undo restores the tiles that a stroke touched, so its cost does not grow with the number of strokes.
 */
export class MaskLayer {
  readonly canvas: HTMLCanvasElement;
  private readonly pen: CanvasRenderingContext2D;
  private undoable: Snapshot[] = [];
  private redoable: Snapshot[] = [];
  private stroke: Snapshot | null = null;
  private last: Point = { x: 0, y: 0 };

  private constructor(size: Extent) {
    this.canvas = document.createElement("canvas");
    this.canvas.width = size.width;
    this.canvas.height = size.height;
    const pen = this.canvas.getContext("2d", { willReadFrequently: true });
    if (!pen) {
      throw new Error("This browser has no 2D canvas");
    }
    this.pen = pen;
    pen.lineCap = "round";
    pen.lineJoin = "round";
  }

  /** A layer of the photo's size that keeps what the mask keeps; without a mask it keeps nothing yet. */
  static of(size: Extent, mask: CanvasImageSource | null): MaskLayer {
    const layer = new MaskLayer(size);
    if (mask) {
      layer.show(mask);
    }
    return layer;
  }

  /** Takes another mask of the photo's size in place of all that is there; one step to undo. */
  replace(mask: CanvasImageSource): void {
    const before: Snapshot = new Map();
    for (let y = 0; y < this.canvas.height; y += TILE) {
      for (let x = 0; x < this.canvas.width; x += TILE) {
        this.remember(before, x, y);
      }
    }
    this.show(mask);
    this.stroke = before;
    this.endStroke();
  }

  private show(mask: CanvasImageSource): void {
    const { width, height } = this.canvas;
    this.pen.globalCompositeOperation = "copy";
    this.pen.drawImage(mask, 0, 0, width, height);
    const pixels = this.pen.getImageData(0, 0, width, height);
    maskToKeep(pixels.data);
    this.pen.putImageData(pixels, 0, 0);
  }

  get canUndo(): boolean {
    return this.undoable.length > 0;
  }

  get canRedo(): boolean {
    return this.redoable.length > 0;
  }

  beginStroke(at: Point, brush: Brush): void {
    this.stroke = new Map();
    this.last = at;
    this.extendStroke(at, brush);
  }

  extendStroke(to: Point, brush: Brush): void {
    if (!this.stroke) {
      return;
    }
    for (const tile of tilesTouched(this.last, to, brush.radius, this.canvas)) {
      this.remember(this.stroke, tile.column * TILE, tile.row * TILE);
    }
    this.pen.globalCompositeOperation = brush.mode === "add" ? "source-over" : "destination-out";
    this.pen.strokeStyle = "#fff";
    this.pen.lineWidth = brush.radius * 2;
    this.pen.beginPath();
    this.pen.moveTo(this.last.x, this.last.y);
    this.pen.lineTo(to.x, to.y + 0.001);
    this.pen.stroke();
    this.last = to;
  }

  endStroke(): void {
    if (this.stroke) {
      this.undoable = [...this.undoable, this.stroke].slice(-STEPS_KEPT);
      this.redoable = [];
      this.stroke = null;
    }
  }

  undo(): void {
    const step = this.undoable.pop();
    if (step) {
      this.redoable.push(this.swap(step));
    }
  }

  redo(): void {
    const step = this.redoable.pop();
    if (step) {
      this.undoable.push(this.swap(step));
    }
  }

  /** The layer as an 8-bit mask PNG, white = paint, of the photo's size. */
  async toMask(): Promise<Blob> {
    const { width, height } = this.canvas;
    const copy = document.createElement("canvas");
    copy.width = width;
    copy.height = height;
    const pixels = this.pen.getImageData(0, 0, width, height);
    keepToMask(pixels.data);
    copy.getContext("2d")?.putImageData(pixels, 0, 0);
    return new Promise((resolve, reject) => {
      copy.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The mask could not be encoded"))), "image/png");
    });
  }

  private remember(snapshot: Snapshot, x: number, y: number): void {
    const key = `${x},${y}`;
    if (!snapshot.has(key)) {
      const width = Math.min(TILE, this.canvas.width - x);
      const height = Math.min(TILE, this.canvas.height - y);
      snapshot.set(key, { x, y, pixels: this.pen.getImageData(x, y, width, height) });
    }
  }

  private swap(step: Snapshot): Snapshot {
    const before: Snapshot = new Map();
    for (const tile of step.values()) {
      this.remember(before, tile.x, tile.y);
      this.pen.putImageData(tile.pixels, tile.x, tile.y);
    }
    return before;
  }
}
