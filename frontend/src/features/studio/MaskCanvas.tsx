import { ActionIcon } from "@mantine/core";
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { fitInto, type Point, pan, toPicture, type Viewport, zoomAt } from "@/canvas/kernels/viewport";
import type { Brush, MaskLayer } from "@/canvas/maskLayer";
import { drawMaskView } from "@/canvas/maskView";
import { Icon } from "@/ui/Icon";
import classes from "./MaskEditor.module.css";

type Props = { photo: HTMLImageElement; layer: MaskLayer; brush: Brush; version: number; onChange: () => void };

const MARGIN = 24;
const STEP = 1.25;
const WALK = 8;

/** The sheet one paints on: pointer or keys, wheel to zoom, Space or two fingers to move the view. */
export function MaskCanvas({ photo, layer, brush, version, onChange }: Props) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [view, setView] = useState<Viewport | null>(null);
  const [cursor, setCursor] = useState<Point | null>(null);
  const [space, setSpace] = useState(false);
  const gesture = useRef<"paint" | "pan" | null>(null);
  const fingers = useRef(new Map<number, Point>());

  const least = useCallback(() => {
    const element = canvas.current;
    return element
      ? fitInto(layer.canvas, { width: element.clientWidth, height: element.clientHeight }, MARGIN).scale / 2
      : 0.05;
  }, [layer]);
  const fitAll = useCallback(() => {
    const element = canvas.current;
    if (element) {
      setView(fitInto(layer.canvas, { width: element.clientWidth, height: element.clientHeight }, MARGIN));
    }
  }, [layer]);

  useEffect(() => {
    fitAll();
    const observer = new ResizeObserver(fitAll);
    if (canvas.current) {
      observer.observe(canvas.current);
    }
    return () => observer.disconnect();
  }, [fitAll]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version tells that the layer has changed
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current && view) {
        drawMaskView(canvas.current, photo, layer.canvas, view, cursor && { at: cursor, brush });
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [photo, layer, view, cursor, brush, version]);

  const zoom = useCallback(
    (anchor: Point, factor: number) => setView((known) => known && zoomAt(known, anchor, factor, least())),
    [least],
  );
  useEffect(() => {
    const element = canvas.current;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      zoom({ x: event.offsetX, y: event.offsetY }, Math.exp(-event.deltaY / 400));
    };
    element?.addEventListener("wheel", wheel, { passive: false });
    return () => element?.removeEventListener("wheel", wheel);
  }, [zoom]);

  const spot = (event: PointerEvent | globalThis.PointerEvent): Point => {
    const bounds = canvas.current?.getBoundingClientRect();
    return { x: event.clientX - (bounds?.left ?? 0), y: event.clientY - (bounds?.top ?? 0) };
  };
  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!view) {
      return;
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, spot(event));
    if (fingers.current.size > 1 || space || event.button === 1) {
      if (gesture.current === "paint") {
        layer.endStroke();
        onChange();
      }
      gesture.current = "pan";
    } else {
      gesture.current = "paint";
      layer.beginStroke(toPicture(view, spot(event)), inPicture(brush, view));
      onChange();
    }
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const at = spot(event);
    setCursor(at);
    const before = fingers.current.get(event.pointerId);
    if (!view || !before) {
      return;
    }
    if (gesture.current === "paint") {
      for (const part of event.nativeEvent.getCoalescedEvents?.() ?? [event.nativeEvent]) {
        layer.extendStroke(toPicture(view, spot(part)), inPicture(brush, view));
      }
      onChange();
    } else {
      moveView(fingers.current, event.pointerId, before, at, setView, zoom);
    }
    fingers.current.set(event.pointerId, at);
  };
  const up = (event: PointerEvent<HTMLCanvasElement>) => {
    fingers.current.delete(event.pointerId);
    if (gesture.current === "paint") {
      layer.endStroke();
      onChange();
    }
    if (fingers.current.size === 0) {
      gesture.current = null;
    }
  };
  const press = (event: KeyboardEvent<HTMLCanvasElement>) => {
    if (event.code === "Space") {
      event.preventDefault();
      setSpace(true);
      return;
    }
    const middle = { x: event.currentTarget.clientWidth / 2, y: event.currentTarget.clientHeight / 2 };
    const at = cursor ?? middle;
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (by) {
      event.preventDefault();
      const reach = event.shiftKey ? WALK * 4 : WALK;
      setCursor({ x: at.x + (by[0] ?? 0) * reach, y: at.y + (by[1] ?? 0) * reach });
    } else if (event.key === "Enter" && view) {
      event.preventDefault();
      layer.beginStroke(toPicture(view, at), inPicture(brush, view));
      layer.endStroke();
      setCursor(at);
      onChange();
    }
  };
  const middle = (): Point => ({
    x: (canvas.current?.clientWidth ?? 0) / 2,
    y: (canvas.current?.clientHeight ?? 0) / 2,
  });

  return (
    <div className={classes.sheet}>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the keys paint here; its label says how */}
      <canvas
        ref={canvas}
        className={classes.canvas}
        data-panning={space || undefined}
        data-testid="mask-canvas"
        role="application"
        tabIndex={0}
        aria-label={t("mask.canvas")}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onPointerLeave={() => gesture.current === null && setCursor(null)}
        onKeyDown={press}
        onKeyUp={(event) => event.code === "Space" && setSpace(false)}
      />
      <div className={classes.zoom}>
        <ActionIcon aria-label={t("mask.zoomOut")} onClick={() => zoom(middle(), 1 / STEP)}>
          <Icon name="minus" />
        </ActionIcon>
        <ActionIcon aria-label={t("mask.fit")} onClick={fitAll}>
          <Icon name="fit" />
        </ActionIcon>
        <ActionIcon aria-label={t("mask.zoomIn")} onClick={() => zoom(middle(), STEP)}>
          <Icon name="plus" />
        </ActionIcon>
      </div>
    </div>
  );
}

/** The brush has its size on the screen; the layer is painted in its own pixels. */
function inPicture(brush: Brush, view: Viewport): Brush {
  return { ...brush, radius: brush.radius / view.scale };
}

function moveView(
  fingers: Map<number, Point>,
  pointer: number,
  before: Point,
  at: Point,
  setView: (change: (view: Viewport | null) => Viewport | null) => void,
  zoom: (anchor: Point, factor: number) => void,
): void {
  const other = [...fingers].find(([id]) => id !== pointer)?.[1];
  const share = other ? 0.5 : 1;
  setView((view) => view && pan(view, { x: (at.x - before.x) * share, y: (at.y - before.y) * share }));
  if (other) {
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(at.x - other.x, at.y - other.y);
    zoom({ x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }, was > 0 ? is / was : 1);
  }
}
