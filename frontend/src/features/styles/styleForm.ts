import type { NewStyle, Style } from "@/api/model";

/** A style of one's own as it is typed; null leaves a setting to the model. */
export type StyleForm = {
  nameEn: string;
  nameRu: string;
  descriptionEn: string;
  descriptionRu: string;
  template: string;
  negativePrompt: string;
  steps: number | null;
  guidanceScale: number | null;
  shadowPercent: number | null;
};

export const SCENE = "{scene}";

export const emptyForm: StyleForm = {
  nameEn: "",
  nameRu: "",
  descriptionEn: "",
  descriptionRu: "",
  template: `${SCENE}, `,
  negativePrompt: "",
  steps: null,
  guidanceScale: null,
  shadowPercent: null,
};

export function formOf({ name, description, template, negativePrompt, suggested }: Style): StyleForm {
  const shadow = suggested.shadowStrength ?? null;
  return {
    nameEn: name.en,
    nameRu: name.ru,
    descriptionEn: description.en,
    descriptionRu: description.ru,
    template,
    negativePrompt,
    steps: suggested.steps ?? null,
    guidanceScale: suggested.guidanceScale ?? null,
    shadowPercent: shadow === null ? null : Math.round(shadow * 100),
  };
}

export function designOf(form: StyleForm): NewStyle {
  return {
    name: { en: form.nameEn.trim(), ru: form.nameRu.trim() },
    description: { en: form.descriptionEn.trim(), ru: form.descriptionRu.trim() },
    template: form.template.trim(),
    negativePrompt: form.negativePrompt.trim(),
    suggested: {
      steps: form.steps,
      guidanceScale: form.guidanceScale,
      shadowStrength: form.shadowPercent === null ? null : form.shadowPercent / 100,
    },
  };
}

/** What has to be mended before the server is asked. */
export function mistakesOf(form: StyleForm): { name: boolean; template: boolean } {
  return {
    name: form.nameEn.trim() === "" && form.nameRu.trim() === "",
    template: !form.template.includes(SCENE),
  };
}
