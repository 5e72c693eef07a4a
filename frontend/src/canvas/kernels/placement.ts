/** A rectangle; x and y are its left upper corner. */
export type Box = { x: number; y: number; width: number; height: number };
export type Extent = { width: number; height: number };
/** Centre and height of the product's bounding box as fractions of the canvas. */
export type Spot = { centerX: number; centerY: number; height: number };

const FILL = 0.8;
const SHARE_ABOVE = 0.62;
const CENTRE_RANGE = [-0.5, 1.5] as const;
const HEIGHT_RANGE = [0.05, 2] as const;

/** Where the gateway's automatic placement puts a product: up to 80 % of the canvas, never enlarged, in the lower middle. */
export function automaticSpot(product: Extent, canvas: Extent): Spot {
  const fit = Math.min((FILL * canvas.width) / product.width, (FILL * canvas.height) / product.height);
  const scale = Math.min(fit, 1);
  const height = product.height * scale;
  const top = (canvas.height - height) * SHARE_ABOVE;
  return { centerX: 0.5, centerY: (top + height / 2) / canvas.height, height: height / canvas.height };
}

/** The spot that a placement names; null when the gateway chooses. */
export function spotOf(placement: { mode: string } & Partial<Spot>): Spot | null {
  const { mode, centerX, centerY, height } = placement;
  return mode === "explicit" && centerX !== undefined && centerY !== undefined && height !== undefined
    ? { centerX, centerY, height }
    : null;
}

/** The nearest spot that the gateway accepts. */
export function clampSpot(spot: Spot): Spot {
  return {
    centerX: clamp(spot.centerX, ...CENTRE_RANGE),
    centerY: clamp(spot.centerY, ...CENTRE_RANGE),
    height: clamp(spot.height, ...HEIGHT_RANGE),
  };
}

/** The product's bounding box on the canvas, in canvas pixels. */
export function productBox(spot: Spot, product: Extent, canvas: Extent): Box {
  const height = spot.height * canvas.height;
  const width = (height / product.height) * product.width;
  return { x: spot.centerX * canvas.width - width / 2, y: spot.centerY * canvas.height - height / 2, width, height };
}

/** Where the whole photo must lie so that its product fills `placed`. */
export function photoBox(placed: Box, product: Box, photo: Extent): Box {
  const scale = placed.height / product.height;
  return {
    x: placed.x - product.x * scale,
    y: placed.y - product.y * scale,
    width: photo.width * scale,
    height: photo.height * scale,
  };
}

/** How much the product is magnified; above 1 it is shown larger than it was photographed. */
export function magnification(spot: Spot, product: Extent, canvas: Extent): number {
  return (spot.height * canvas.height) / product.height;
}

/** Whether some of the product lies outside the canvas. */
export function reachesOut(box: Box, canvas: Extent): boolean {
  const slack = 0.5;
  return (
    box.x < -slack ||
    box.y < -slack ||
    box.x + box.width > canvas.width + slack ||
    box.y + box.height > canvas.height + slack
  );
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
