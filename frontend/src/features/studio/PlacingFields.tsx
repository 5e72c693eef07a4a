import { NativeSelect, NumberInput, SegmentedControl, Switch, Text, UnstyledButton } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { AUTOMATIC_FILL, leavesRoom, NO_PADDING, type Padding, PLACES, type Placing } from "@/canvas/kernels/placement";
import { useDraft } from "./draft";
import classes from "./Fields.module.css";
import { ShareField } from "./SliderField";

const MODES = ["automatic", "original", "position", "fit", "fill"] as const;
const GRID = PLACES.filter((place) => place !== "standing");
const SIDES = ["left", "top", "right", "bottom"] as const;

/** The rule by which the product is placed, unless it was dragged. */
export function PlacingFields() {
  const { t } = useTranslation();
  const placing = useDraft((draft) => draft.placing);
  const spot = useDraft((draft) => draft.spot);
  const change = useDraft((draft) => draft.change);
  const place = (next: Placing) => change({ placing: next, spot: null });
  return (
    <fieldset className={classes.group}>
      <legend>{t("placing.title")}</legend>
      <NativeSelect
        aria-label={t("placing.title")}
        value={spot ? "explicit" : placing.mode}
        onChange={(event) => {
          const mode = MODES.find((candidate) => candidate === event.currentTarget.value);
          if (mode) {
            place(begun(mode));
          }
        }}
        data={[
          ...(spot ? [{ value: "explicit", label: t("stage.placedByHand") }] : []),
          ...MODES.map((mode) => ({ value: mode, label: t(`placing.${mode}`) })),
        ]}
      />
      {!spot && placing.mode === "position" && (
        <>
          <div className={classes.places} role="radiogroup" aria-label={t("placing.place")}>
            {GRID.map((position) => (
              <UnstyledButton
                key={position}
                role="radio"
                className={classes.place}
                aria-checked={placing.position === position}
                aria-label={t(`place.${position}`)}
                title={t(`place.${position}`)}
                onClick={() => place({ ...placing, position })}
              />
            ))}
            <UnstyledButton
              role="radio"
              className={classes.standing}
              aria-checked={placing.position === "standing"}
              onClick={() => place({ ...placing, position: "standing" })}
            >
              {t("place.standing")}
            </UnstyledButton>
          </div>
          <ShareField
            label={t("placing.share")}
            least={0.05}
            value={placing.fill}
            onChange={(fill) => place({ ...placing, fill })}
          />
        </>
      )}
      {!spot && (placing.mode === "position" || placing.mode === "fit") && (
        <PaddingFields padding={placing.padding} onChange={(padding) => place({ ...placing, padding })} />
      )}
      {!spot && "enlarge" in placing && (
        <Switch
          label={t("placing.enlarge")}
          description={t("placing.enlargeHint")}
          checked={placing.enlarge}
          onChange={(event) => place({ ...placing, enlarge: event.currentTarget.checked })}
        />
      )}
    </fieldset>
  );
}

function PaddingFields({ padding, onChange }: { padding: Padding; onChange: (padding: Padding) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const canvas = useDraft((draft) => draft.size);
  return (
    <div>
      <div className={classes.line}>
        <Text size="sm" id={id}>
          {t("placing.padding")}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t("placing.unit")}
          value={padding.unit}
          onChange={(unit) => onChange({ ...NO_PADDING, unit: unit === "pixels" ? "pixels" : "percent" })}
          data={[
            { value: "percent", label: "%" },
            { value: "pixels", label: t("placing.pixels") },
          ]}
        />
      </div>
      <div className={classes.sides}>
        {SIDES.map((side) => (
          <NumberInput
            key={side}
            size="xs"
            label={t(`placing.${side}`)}
            min={0}
            max={padding.unit === "percent" ? 99 : 4096}
            value={padding[side]}
            onChange={(value) => {
              const next = { ...padding, [side]: typeof value === "number" ? value : 0 };
              if (leavesRoom(next, canvas)) {
                onChange(next);
              }
            }}
          />
        ))}
      </div>
    </div>
  );
}

function begun(mode: Placing["mode"]): Placing {
  const padding = { ...NO_PADDING, left: 5, top: 5, right: 5, bottom: 5 };
  switch (mode) {
    case "position":
      return { mode, position: "standing", padding, fill: AUTOMATIC_FILL, enlarge: false };
    case "fit":
      return { mode, padding, enlarge: false };
    case "fill":
      return { mode, enlarge: false };
    default:
      return { mode };
  }
}
