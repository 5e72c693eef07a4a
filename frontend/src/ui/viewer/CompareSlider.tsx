import { type CSSProperties, type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Photo, Size } from "@/api/model";
import { type Box, photoBox, productBox, type Spot } from "@/canvas/kernels/placement";
import classes from "./CompareSlider.module.css";

type Props = { photo: Photo; product: Box; spot: Spot; canvas: Size; after: string; alt: string };

/**
 * The original and the result in one frame, divided by a line that is dragged or moved by keys. The original lies so that its
 * product covers the product of the result: what changes at the line is the background alone.
 */
export function CompareSlider({ photo, product, spot, canvas, after, alt }: Props) {
  const { t } = useTranslation();
  const [share, setShare] = useState(50);
  const frame = useRef<HTMLDivElement>(null);
  const held = useRef(false);
  const whole = photoBox(productBox(spot, product, canvas), product, photo);
  const slide = (event: PointerEvent) => {
    const bounds = frame.current?.getBoundingClientRect();
    if (held.current && bounds) {
      setShare(Math.min(100, Math.max(0, ((event.clientX - bounds.left) / bounds.width) * 100)));
    }
  };
  const style = { "--ratio": canvas.width / canvas.height, "--share": `${share}%` } as CSSProperties;
  return (
    <div
      ref={frame}
      className={classes.frame}
      style={style}
      onPointerDown={(event) => {
        held.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        slide(event);
      }}
      onPointerMove={slide}
      onPointerUp={() => {
        held.current = false;
      }}
    >
      <img src={after} alt={alt} className={classes.after} draggable={false} />
      <div className={classes.before}>
        <img src={photo.links.photo} alt={t("viewer.before")} draggable={false} style={percentages(whole, canvas)} />
      </div>
      <span className={classes.tag} data-side="before">
        {t("viewer.before")}
      </span>
      <span className={classes.tag} data-side="after">
        {t("viewer.after")}
      </span>
      <span className={classes.line} aria-hidden="true" />
      <input
        type="range"
        min={0}
        max={100}
        value={Math.round(share)}
        aria-label={t("viewer.slider")}
        className={classes.range}
        onChange={(event) => setShare(Number(event.currentTarget.value))}
      />
    </div>
  );
}

function percentages(box: Box, canvas: Size): CSSProperties {
  return {
    left: `${(box.x / canvas.width) * 100}%`,
    top: `${(box.y / canvas.height) * 100}%`,
    width: `${(box.width / canvas.width) * 100}%`,
    height: `${(box.height / canvas.height) * 100}%`,
  };
}
