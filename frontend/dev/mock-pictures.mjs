// Pictures for the mock gateway, made without an image library: masks as hand-written PNGs, results as SVGs.
import { crc32, deflateSync } from "node:zlib";

/** Outlines of the bundled samples in fractions of the photo; anything else gets a rectangle. */
const OUTLINES = {
  bottle: [
    [0.46, 0.1],
    [0.54, 0.1],
    [0.54, 0.22],
    [0.633, 0.34],
    [0.633, 0.86],
    [0.367, 0.86],
    [0.367, 0.34],
    [0.46, 0.22],
  ],
  box: [
    [0.22, 0.356],
    [0.685, 0.357],
    [0.78, 0.358],
    [0.78, 0.787],
    [0.6, 0.806],
    [0.242, 0.8],
  ],
  jar: [
    [0.225, 0.272],
    [0.775, 0.272],
    [0.775, 0.388],
    [0.76, 0.4],
    [0.76, 0.75],
    [0.7, 0.792],
    [0.3, 0.792],
    [0.24, 0.75],
    [0.24, 0.4],
    [0.225, 0.388],
  ],
  other: [
    [0.3, 0.2],
    [0.7, 0.2],
    [0.7, 0.85],
    [0.3, 0.85],
  ],
};
const SCENES = [
  ["#e9dfd0", "#b98d62"],
  ["#cfd8d6", "#6f7f78"],
  ["#e7d6cf", "#a8705c"],
  ["#d5d8e0", "#5f6678"],
];

function outlineOf(fileName) {
  return OUTLINES[Object.keys(OUTLINES).find((name) => fileName.startsWith(name)) ?? "other"];
}

/** Width and height of a JPEG or PNG. */
export function photoSize(bytes) {
  if (bytes.readUInt32BE(0) === 0x89504e47) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  for (let at = 2; at < bytes.length; ) {
    const marker = bytes[at + 1];
    if (marker >= 0xc0 && marker <= 0xc2) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Error("neither JPEG nor PNG");
}

/** A gray PNG, white = paint, black inside the outline. */
export function silhouetteMask(fileName, { width, height }) {
  const outline = outlineOf(fileName);
  const rows = Buffer.alloc((width + 1) * height, 255);
  for (let y = 0; y < height; y++) {
    rows[y * (width + 1)] = 0;
    const crossings = outline
      .flatMap(([x1, y1], i) => {
        const [x2, y2] = outline[(i + 1) % outline.length];
        const at = (y + 0.5) / height;
        return y1 > at !== y2 > at ? [x1 + ((at - y1) / (y2 - y1)) * (x2 - x1)] : [];
      })
      .sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      rows.fill(
        0,
        y * (width + 1) + 1 + Math.round(crossings[i] * width),
        y * (width + 1) + 1 + Math.round(crossings[i + 1] * width),
      );
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** The product on a gradient, blurred by `haze` (1 = only fog, 0 = finished). */
export function painted(photo, generation, index, haze) {
  const { size, placement } = generation.settings;
  const outline = outlineOf(photo.fileName);
  const xs = outline.map(([x]) => x * photo.width);
  const ys = outline.map(([, y]) => y * photo.height);
  const box = {
    x: Math.min(...xs),
    y: Math.min(...ys),
    width: Math.max(...xs) - Math.min(...xs),
    height: Math.max(...ys) - Math.min(...ys),
  };
  const scale =
    placement.mode === "explicit"
      ? (placement.height * size.height) / box.height
      : Math.min((0.8 * size.width) / box.width, (0.8 * size.height) / box.height, 1);
  const left =
    placement.mode === "explicit"
      ? placement.centerX * size.width - (box.width * scale) / 2
      : (size.width - box.width * scale) / 2;
  const top =
    placement.mode === "explicit"
      ? placement.centerY * size.height - (box.height * scale) / 2
      : (size.height - box.height * scale) * 0.62;
  const [wall, floor] = SCENES[index % SCENES.length];
  const horizon = Math.min(size.height - 20, top + box.height * scale - size.height * 0.06);
  const points = outline.map(([x, y]) => `${x * photo.width},${y * photo.height}`).join(" ");
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">
<defs><linearGradient id="w" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="${wall}"/></linearGradient>
<linearGradient id="f" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${floor}"/><stop offset="1" stop-color="${wall}"/></linearGradient>
<filter id="h"><feGaussianBlur stdDeviation="${12 + haze * 90}"/></filter><clipPath id="c"><polygon points="${points}"/></clipPath></defs>
<g filter="url(#h)"><rect x="-200" y="-200" width="${size.width + 400}" height="${size.height + 400}" fill="url(#w)"/><rect x="-200" y="${horizon}" width="${size.width + 400}" height="${size.height}" fill="url(#f)"/>
<ellipse cx="${left + (box.width * scale) / 2}" cy="${top + box.height * scale}" rx="${box.width * scale * 0.6}" ry="26" fill="#000" opacity=".35"/></g>
<g transform="translate(${left - box.x * scale} ${top - box.y * scale}) scale(${scale})"><image href="data:image/jpeg;base64,${photo.bytes.toString("base64")}" width="${photo.width}" height="${photo.height}" clip-path="url(#c)"/></g></svg>`);
}
