/** A rectangle; x and y are its left upper corner. */
export type Box = { x: number; y: number; width: number; height: number };
export type Extent = { width: number; height: number };
/** Centre and height of the product's bounding box as fractions of the canvas. */
export type Spot = { centerX: number; centerY: number; height: number };

const CENTRE_RANGE = [-0.5, 1.5] as const;
const HEIGHT_RANGE = [0.05, 2] as const;

/** Shares of the free room that lie left of and above a product in a named place. */
const SHARES = {
  "top-left": [0, 0],
  top: [0.5, 0],
  "top-right": [1, 0],
  left: [0, 0.5],
  center: [0.5, 0.5],
  right: [1, 0.5],
  "bottom-left": [0, 1],
  bottom: [0.5, 1],
  "bottom-right": [1, 1],
  standing: [0.5, 0.62],
} as const;

export type Place = keyof typeof SHARES;
export const PLACES = Object.keys(SHARES) as Place[];

/** Room kept free; percent is of the canvas width for left and right, of its height for top and bottom. */
export type Padding = { unit: "pixels" | "percent"; left: number; top: number; right: number; bottom: number };

/** A rule by which the gateway places a product; `fill` is the share of the room that a product in a named place may take up. */
export type Placing =
  | { mode: "automatic" }
  | { mode: "original" }
  | { mode: "position"; position: Place; padding: Padding; fill: number; enlarge: boolean }
  | { mode: "fit"; padding: Padding; enlarge: boolean }
  | { mode: "fill"; enlarge: boolean };

export const NO_PADDING: Padding = { unit: "percent", left: 0, top: 0, right: 0, bottom: 0 };
export const AUTOMATIC_FILL = 0.8;

/** Where the gateway puts the product's bounding box, in whole canvas pixels: the same arithmetic as in `backdrop.picture.Placement`. */
export function frameOf(placing: Placing, product: Box, photo: Extent, canvas: Extent): Box {
  switch (placing.mode) {
    case "automatic":
      return named(product, wholeOf(canvas), "standing", AUTOMATIC_FILL, false);
    case "original":
      return original(product, photo, canvas);
    case "position":
      return named(product, roomOf(placing.padding, canvas), placing.position, placing.fill, placing.enlarge);
    case "fit":
      return named(product, roomOf(placing.padding, canvas), "center", 1, placing.enlarge);
    case "fill": {
      const cover = Math.max(canvas.width / product.width, canvas.height / product.height);
      return boxIn(wholeOf(canvas), "center", product, placing.enlarge ? cover : Math.min(cover, 1));
    }
  }
}

/** Whether a padding leaves the 16 pixels in both directions that the gateway asks for. */
export function leavesRoom(padding: Padding, canvas: Extent): boolean {
  const room = roomOf(padding, canvas);
  return room.width >= 16 && room.height >= 16;
}

/** A box of whole pixels as a spot. */
export function spotOfFrame(frame: Box, canvas: Extent): Spot {
  return {
    centerX: (frame.x + frame.width / 2) / canvas.width,
    centerY: (frame.y + frame.height / 2) / canvas.height,
    height: frame.height / canvas.height,
  };
}

function named(product: Extent, room: Box, place: Place, fill: number, enlarge: boolean): Box {
  const fit = Math.min((fill * room.width) / product.width, (fill * room.height) / product.height);
  return boxIn(room, place, product, enlarge ? fit : Math.min(fit, 1));
}

function boxIn(room: Box, place: Place, product: Extent, scale: number): Box {
  const [across, down] = SHARES[place];
  const width = scaled(product.width, scale);
  const height = scaled(product.height, scale);
  return {
    x: room.x + Math.round((room.width - width) * across),
    y: room.y + Math.round((room.height - height) * down),
    width,
    height,
  };
}

function original(product: Box, photo: Extent, canvas: Extent): Box {
  const scale = Math.min(1, canvas.width / photo.width, canvas.height / photo.height);
  return {
    x: Math.round((canvas.width - photo.width * scale) / 2 + product.x * scale),
    y: Math.round((canvas.height - photo.height * scale) / 2 + product.y * scale),
    width: scaled(product.width, scale),
    height: scaled(product.height, scale),
  };
}

function wholeOf(canvas: Extent): Box {
  return { x: 0, y: 0, width: canvas.width, height: canvas.height };
}

function roomOf(padding: Padding, canvas: Extent): Box {
  const pixels = (length: number, side: number) =>
    Math.round(padding.unit === "percent" ? (length / 100) * side : length);
  const x = pixels(padding.left, canvas.width);
  const y = pixels(padding.top, canvas.height);
  return {
    x,
    y,
    width: canvas.width - x - pixels(padding.right, canvas.width),
    height: canvas.height - y - pixels(padding.bottom, canvas.height),
  };
}

function scaled(length: number, scale: number): number {
  return Math.max(1, Math.round(length * scale));
}

/** The spot that a placement names; null when the gateway chooses. */
export function spotOf(placement: { mode: string } & Partial<Spot>): Spot | null {
  const { mode, centerX, centerY, height } = placement;
  return mode === "explicit" && centerX !== undefined && centerY !== undefined && height !== undefined
    ? { centerX, centerY, height }
    : null;
}

/** The rule that a placement names; automatic for one that was placed by hand. */
export function placingOf(placement: {
  mode: string;
  position?: Place | null;
  padding?: Padding | null;
  fill?: number | null;
  enlarge?: boolean | null;
}): Placing {
  const padding = placement.padding ?? NO_PADDING;
  const enlarge = placement.enlarge ?? false;
  switch (placement.mode) {
    case "original":
      return { mode: "original" };
    case "position":
      return {
        mode: "position",
        position: placement.position ?? "standing",
        padding,
        fill: placement.fill ?? AUTOMATIC_FILL,
        enlarge,
      };
    case "fit":
      return { mode: "fit", padding, enlarge };
    case "fill":
      return { mode: "fill", enlarge };
    default:
      return { mode: "automatic" };
  }
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
