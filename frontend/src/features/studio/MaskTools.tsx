import { Button, FileButton, Loader, NumberInput, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MaskEdit, Photo } from "@/api/model";
import type { MaskLayer } from "@/canvas/maskLayer";
import { Icon } from "@/ui/Icon";
import { useNotify } from "@/ui/useNotify";
import classes from "./MaskEditor.module.css";
import { editLayer, loadLayer, MOST_PIXELS, saveLayer } from "./maskEdits";

const USUAL_PIXELS = 3;

type Props = { photo: Photo; layer: MaskLayer | undefined; onChange: () => void };

/**
 * Tools for the whole cut-out. People think of the product, the gateway of what is painted around it: to grow the cut-out is to
 * shrink its mask.
 */
export function MaskTools({ photo, layer, onChange }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const [pixels, setPixels] = useState(USUAL_PIXELS);
  const [trouble, setTrouble] = useState<string | null>(null);
  const work = useMutation({
    mutationFn: (task: (layer: MaskLayer) => Promise<unknown>) => (layer ? task(layer) : Promise.resolve()),
    onMutate: () => setTrouble(null),
    onSuccess: onChange,
    onError: (error) => notify.problem(error),
  });
  const tool = (label: string, edit: MaskEdit) => (
    <Button
      size="xs"
      variant="default"
      disabled={!layer || work.isPending}
      onClick={() => work.mutate((sheet) => editLayer(photo, sheet, [edit]))}
    >
      {label}
    </Button>
  );
  const load = (file: File | null) =>
    file &&
    work.mutate(async (sheet) => {
      let other: { width: number; height: number } | null;
      try {
        other = await loadLayer(sheet, file);
      } catch {
        setTrouble(t("mask.unreadable"));
        return;
      }
      if (other) {
        const { width, height } = sheet.canvas;
        setTrouble(t("mask.otherSize", { ...other, wantedWidth: width, wantedHeight: height }));
      }
    });

  return (
    <div className={classes.tools} role="toolbar" aria-label={t("mask.tools")} aria-busy={work.isPending}>
      <div className={classes.group}>
        <NumberInput
          size="xs"
          className={classes.pixels}
          aria-label={t("mask.pixels")}
          suffix={t("mask.px")}
          min={1}
          max={MOST_PIXELS}
          clampBehavior="strict"
          allowDecimal={false}
          value={pixels}
          onChange={(value) => typeof value === "number" && value >= 1 && setPixels(value)}
        />
        {tool(t("mask.grow"), { tool: "shrink", pixels })}
        {tool(t("mask.shrink"), { tool: "grow", pixels })}
        {tool(t("mask.feather"), { tool: "feather", pixels })}
      </div>
      <div className={classes.group}>
        {tool(t("mask.fillHoles"), { tool: "fillHoles" })}
        {tool(t("mask.keepLargest"), { tool: "keepLargest" })}
        {tool(t("mask.invert"), { tool: "invert" })}
      </div>
      <div className={classes.group}>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="download" size={15} />}
          disabled={!layer || work.isPending}
          onClick={() => work.mutate((sheet) => saveLayer(sheet, `mask-${photo.photoId}.png`))}
        >
          {t("mask.download")}
        </Button>
        <FileButton accept="image/png" onChange={load} inputProps={{ "aria-label": t("mask.upload") }}>
          {(props) => (
            <Button {...props} size="xs" variant="default" disabled={!layer || work.isPending}>
              {t("mask.upload")}
            </Button>
          )}
        </FileButton>
      </div>
      <Loader size="xs" aria-hidden="true" className={classes.working} data-on={work.isPending || undefined} />
      {trouble && (
        <Text size="sm" c="red" role="alert">
          {trouble}
        </Text>
      )}
    </div>
  );
}
