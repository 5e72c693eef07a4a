import { ActionIcon } from "@mantine/core";
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Extent } from "@/canvas/kernels/placement";
import { fitInto, type Point, pan, type Viewport, zoomAt } from "@/canvas/kernels/viewport";
import { Icon } from "../Icon";
import classes from "./PictureViewer.module.css";

const STEP = 1.4;
const WALK = 60;

/** A picture that is zoomed with the wheel, the buttons or plus and minus, and moved by dragging or with the arrow keys. */
export function ZoomedPicture({ src, alt }: { src: string; alt: string }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Extent | null>(null);
  const [view, setView] = useState<Viewport | null>(null);
  const grip = useRef<Point | null>(null);

  const fitAll = useCallback(() => {
    if (frame.current && size) {
      setView(fitInto(size, { width: frame.current.clientWidth, height: frame.current.clientHeight }, 0));
    }
  }, [size]);
  useEffect(() => {
    fitAll();
    const observer = new ResizeObserver(fitAll);
    if (frame.current) {
      observer.observe(frame.current);
    }
    return () => observer.disconnect();
  }, [fitAll]);

  const zoom = useCallback((factor: number, anchor?: Point) => {
    const element = frame.current;
    const middle = { x: (element?.clientWidth ?? 0) / 2, y: (element?.clientHeight ?? 0) / 2 };
    setView((known) => known && zoomAt(known, anchor ?? middle, factor, 0.05));
  }, []);
  useEffect(() => {
    const element = frame.current;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const bounds = element?.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY / 400), {
        x: event.clientX - (bounds?.left ?? 0),
        y: event.clientY - (bounds?.top ?? 0),
      });
    };
    element?.addEventListener("wheel", wheel, { passive: false });
    return () => element?.removeEventListener("wheel", wheel);
  }, [zoom]);

  const drag = (event: PointerEvent) => {
    const from = grip.current;
    if (from) {
      grip.current = { x: event.clientX, y: event.clientY };
      setView((known) => known && pan(known, { x: event.clientX - from.x, y: event.clientY - from.y }));
    }
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowUp: WALK, ArrowDown: -WALK }[event.key];
    if (by) {
      event.preventDefault();
      setView((known) => known && pan(known, { x: 0, y: by }));
    } else if (event.key === "+" || event.key === "=") {
      zoom(STEP);
    } else if (event.key === "-") {
      zoom(1 / STEP);
    }
  };

  return (
    <div className={classes.zoomed} ref={frame}>
      <img
        src={src}
        alt={alt}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: plus, minus and the arrows move the view
        tabIndex={0}
        draggable={false}
        onLoad={(event) =>
          setSize({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })
        }
        style={
          view && size
            ? {
                width: size.width,
                height: size.height,
                transform: `translate(${view.offset.x}px, ${view.offset.y}px) scale(${view.scale})`,
              }
            : { visibility: "hidden" }
        }
        onPointerDown={(event) => {
          grip.current = { x: event.clientX, y: event.clientY };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          grip.current = null;
        }}
        onKeyDown={press}
      />
      <div className={classes.zoomTools}>
        <ActionIcon aria-label={t("viewer.zoomOut")} onClick={() => zoom(1 / STEP)}>
          <Icon name="minus" />
        </ActionIcon>
        <ActionIcon aria-label={t("mask.fit")} onClick={fitAll}>
          <Icon name="fit" />
        </ActionIcon>
        <ActionIcon aria-label={t("viewer.zoomIn")} onClick={() => zoom(STEP)}>
          <Icon name="plus" />
        </ActionIcon>
      </div>
    </div>
  );
}
