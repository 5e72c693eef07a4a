import { Button, Collapse, NumberInput, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { capabilitiesQuery } from "@/api/queries";
import { useLanguage } from "@/i18n/i18n";
import { decimalPoint } from "@/ui/format";
import { Icon } from "@/ui/Icon";
import { BackgroundFields } from "./BackgroundFields";
import classes from "./Controls.module.css";
import { useDraft } from "./draft";
import { FileFields } from "./FileFields";
import { PlacingFields } from "./PlacingFields";
import { ShadowFields } from "./ShadowFields";
import { usePlain } from "./usePlain";
import { useSuggested } from "./useSuggested";

const LARGEST_SEED = 4_294_967_295;

/** What few people need, folded away; empty fields leave the choice to the model and the style. */
export function Advanced() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const language = useLanguage();
  const decimal = decimalPoint(language);
  const draft = useDraft();
  const { data: capabilities } = useQuery(capabilitiesQuery);
  const model = capabilities?.models[0];
  const suggested = useSuggested();
  const plain = usePlain();
  const byDefault = (value: number | null | undefined) =>
    value == null ? t("advanced.byModel") : new Intl.NumberFormat(language).format(value);
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-expanded={open}
        aria-controls={id}
        leftSection={<Icon name={open ? "minus" : "plus"} size={14} />}
        onClick={() => setOpen(!open)}
      >
        {t("advanced.title")}
      </Button>
      <Collapse expanded={open} id={id}>
        <div className={classes.advanced}>
          <PlacingFields />
          <BackgroundFields />
          <ShadowFields />
          <FileFields />
          {!plain && (
            <>
              <TextInput
                label={t("advanced.negative")}
                value={draft.negative}
                maxLength={500}
                onChange={(event) => draft.change({ negative: event.currentTarget.value })}
              />
              <Switch
                label={t("advanced.weights")}
                description={t("advanced.weightsHint")}
                checked={draft.promptSyntax === "weighted"}
                onChange={(event) =>
                  draft.change({ promptSyntax: event.currentTarget.checked ? "weighted" : "literal" })
                }
              />
              <NumberInput
                label={t("advanced.steps")}
                description={t("advanced.stepsHint")}
                min={1}
                max={capabilities?.maxSteps ?? 100}
                allowDecimal={false}
                placeholder={byDefault(suggested?.steps ?? model?.defaultSteps)}
                value={draft.steps ?? ""}
                onChange={(value) => draft.change({ steps: numberOf(value) })}
              />
              <NumberInput
                label={t("advanced.guidance")}
                min={1}
                max={20}
                step={0.5}
                decimalSeparator={decimal}
                placeholder={byDefault(suggested?.guidanceScale ?? model?.defaultGuidanceScale)}
                value={draft.guidanceScale ?? ""}
                onChange={(value) => draft.change({ guidanceScale: numberOf(value) })}
              />
              <NumberInput
                label={t("advanced.seed")}
                description={t("advanced.seedHint")}
                min={0}
                max={LARGEST_SEED}
                allowDecimal={false}
                hideControls
                value={draft.seed ?? ""}
                onChange={(value) => draft.change({ seed: numberOf(value) })}
              />
            </>
          )}
        </div>
      </Collapse>
    </div>
  );
}

function numberOf(value: number | string): number | null {
  return typeof value === "number" ? value : null;
}
