import { Button, Group, Modal, NumberInput, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Style } from "@/api/model";
import { useLanguage } from "@/i18n/i18n";
import { decimalPoint } from "@/ui/format";
import { ConflictNotice } from "./ConflictNotice";
import classes from "./StylesPage.module.css";
import { emptyForm, formOf, mistakesOf, SCENE, type StyleForm } from "./styleForm";
import { useSaveStyle } from "./useSaveStyle";

/** What is edited: a style of one's own, or a new one that may begin as a copy of another. */
export type Edited = { style: Style | null; copyOf?: Style };

/** The dialog in which a style is written; whatever happens elsewhere, what was typed stays. */
export function StyleEditor({ edited, onClose }: { edited: Edited; onClose: () => void }) {
  const { t } = useTranslation();
  const decimal = decimalPoint(useLanguage());
  const [opened, setOpened] = useState(edited.style);
  const begun = edited.style ?? edited.copyOf;
  const [form, setForm] = useState<StyleForm>(() => (begun ? formOf(begun) : emptyForm));
  const [tried, setTried] = useState(false);
  const saving = useSaveStyle(opened, onClose);
  const mistakes = mistakesOf(form);
  const change = (part: Partial<StyleForm>) => setForm((known) => ({ ...known, ...part }));
  const words = (field: "nameEn" | "nameRu" | "descriptionEn" | "descriptionRu" | "negativePrompt") => ({
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const number = (field: "steps" | "guidanceScale" | "shadowPercent") => ({
    placeholder: t("styles.auto"),
    value: form[field] ?? "",
    onChange: (value: string | number) => change({ [field]: typeof value === "number" ? value : null }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!mistakes.name && !mistakes.template) {
      saving.save(form);
    }
  };
  const takeTheirs = (theirs: Style) => {
    setOpened(theirs);
    setForm(formOf(theirs));
    saving.settle();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={edited.style ? t("styles.edit") : t("styles.new")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={submit} className={classes.editor} noValidate>
        <div className={classes.pair}>
          <TextInput
            label={t("styles.nameEn")}
            maxLength={60}
            data-autofocus
            error={tried && mistakes.name ? t("styles.needsName") : null}
            {...words("nameEn")}
          />
          <TextInput label={t("styles.nameRu")} maxLength={60} {...words("nameRu")} />
          <TextInput label={t("styles.descriptionEn")} maxLength={300} {...words("descriptionEn")} />
          <TextInput label={t("styles.descriptionRu")} maxLength={300} {...words("descriptionRu")} />
        </div>
        <Text size="xs" c="dimmed">
          {t("styles.oneLanguage")}
        </Text>
        <Textarea
          label={t("styles.template")}
          description={t("styles.templateHint")}
          rows={3}
          maxLength={500}
          lang="en"
          error={tried && mistakes.template ? t("styles.needsScene", { scene: SCENE }) : null}
          value={form.template}
          onChange={(event) => change({ template: event.currentTarget.value })}
        />
        <TextInput
          label={t("styles.negative")}
          description={t("styles.negativeHint")}
          maxLength={500}
          lang="en"
          {...words("negativePrompt")}
        />
        <div className={classes.three}>
          <NumberInput label={t("advanced.steps")} min={1} max={100} allowDecimal={false} {...number("steps")} />
          <NumberInput
            label={t("advanced.guidance")}
            min={1}
            max={20}
            step={0.5}
            decimalSeparator={decimal}
            {...number("guidanceScale")}
          />
          <NumberInput
            label={t("styles.shadow")}
            min={0}
            max={100}
            step={5}
            allowDecimal={false}
            suffix=" %"
            {...number("shadowPercent")}
          />
        </div>
        <Text size="xs" c="dimmed">
          {t("styles.settingsHint")}
        </Text>
        {saving.conflict && (
          <ConflictNotice
            conflict={saving.conflict}
            pending={saving.pending}
            onSaveOver={(theirs) => saving.saveOver(form, theirs)}
            onTakeTheirs={takeTheirs}
            onSaveAsNew={() => saving.saveAsNew(form)}
          />
        )}
        {!saving.conflict && (
          <Group justify="flex-end" mt="sm">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={saving.pending}>
              {t("common.save")}
            </Button>
          </Group>
        )}
      </form>
    </Modal>
  );
}
