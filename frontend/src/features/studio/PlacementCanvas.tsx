import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Photo, Size } from "@/api/model";
import type { Cutout } from "@/canvas/cutout";
import { type Box, photoBox, productBox, type Spot } from "@/canvas/kernels/placement";
import classes from "./Stage.module.css";

type Props = {
  cutout: Cutout;
  photo: Photo;
  canvas: Size;
  spot: Spot;
  /** A CSS background where nothing will be painted. */
  backdrop: string | null;
  onMove: (spot: Spot) => void;
};

const NUDGE = 0.01;
const LEAP = 0.05;

/** The frame of the picture to come; the product in it is moved by dragging or by keys, all in fractions of the canvas. */
export function PlacementCanvas({ cutout, photo, canvas, spot, backdrop, onMove }: Props) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const grip = useRef<{ x: number; y: number; spot: Spot } | null>(null);
  const product = productBox(spot, cutout.bounds, canvas);
  const whole = photoBox(product, cutout.bounds, photo);
  const style = {
    "--ratio": String(canvas.width / canvas.height),
    ...(backdrop ? { background: backdrop } : {}),
  } as CSSProperties;

  const grab = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, y: event.clientY, spot };
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const from = grip.current;
    const bounds = frame.current?.getBoundingClientRect();
    if (from && bounds) {
      onMove({
        ...from.spot,
        centerX: from.spot.centerX + (event.clientX - from.x) / bounds.width,
        centerY: from.spot.centerY + (event.clientY - from.y) / bounds.height,
      });
    }
  };
  const drop = () => {
    grip.current = null;
  };
  const press = (event: KeyboardEvent) => {
    const next = moved(spot, event.key, event.shiftKey ? LEAP : NUDGE);
    if (next) {
      event.preventDefault();
      onMove(next);
    }
  };

  return (
    <div ref={frame} className={classes.canvas} style={style}>
      <img className={classes.product} src={cutout.url} alt="" draggable={false} style={percentages(whole, canvas)} />
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move it
        tabIndex={0}
        aria-label={t("stage.label", { name: photo.fileName })}
        className={classes.handle}
        style={percentages(product, canvas)}
        onPointerDown={grab}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
        onKeyDown={press}
      />
    </div>
  );
}

function moved(spot: Spot, key: string, by: number): Spot | null {
  switch (key) {
    case "ArrowLeft":
      return { ...spot, centerX: spot.centerX - by };
    case "ArrowRight":
      return { ...spot, centerX: spot.centerX + by };
    case "ArrowUp":
      return { ...spot, centerY: spot.centerY - by };
    case "ArrowDown":
      return { ...spot, centerY: spot.centerY + by };
    case "+":
    case "=":
      return { ...spot, height: spot.height + by };
    case "-":
    case "_":
      return { ...spot, height: spot.height - by };
    default:
      return null;
  }
}

function percentages(box: Box, canvas: Size): CSSProperties {
  return {
    left: `${(box.x / canvas.width) * 100}%`,
    top: `${(box.y / canvas.height) * 100}%`,
    width: `${(box.width / canvas.width) * 100}%`,
    height: `${(box.height / canvas.height) * 100}%`,
  };
}
