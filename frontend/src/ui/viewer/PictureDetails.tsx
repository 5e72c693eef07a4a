import { useTranslation } from "react-i18next";
import type { Generation, GenerationImage } from "@/api/model";
import { useLanguage } from "@/i18n/i18n";
import { CutNotice } from "../CutNotice";
import { duration, moment } from "../format";
import { isPainted, plainTitle } from "../plain";
import { samplerName } from "../samplerName";
import classes from "./PictureViewer.module.css";

/** How a picture was made. */
export function PictureDetails({ generation, image }: { generation: Generation; image: GenerationImage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { settings } = generation;
  const number = new Intl.NumberFormat(language);
  const painted = isPainted(settings);
  const paintingFacts: [string, string][] = [
    [t("viewer.seed"), String(image.seed)],
    [t("viewer.steps"), String(settings.steps)],
    [t("viewer.guidance"), number.format(settings.guidanceScale)],
    [t("viewer.sampler"), samplerName(settings.sampler)],
    [t("viewer.model"), settings.model],
  ];
  const facts: [string, string][] = [
    ...(painted ? [] : [[t("background.title"), plainTitle(settings, t)] as [string, string]]),
    [t("viewer.size"), `${image.width ?? settings.size.width} × ${image.height ?? settings.size.height}`],
    ...(painted ? paintingFacts : []),
    [
      t("viewer.time"),
      [moment(generation.createdAt, language), image.timings && duration(image.timings.totalMs, t)]
        .filter(Boolean)
        .join(", "),
    ],
  ];
  return (
    <>
      <CutNotice generation={generation} />
      <dl className={classes.facts} aria-label={t("viewer.details")}>
        {painted && (
          <>
            <dt className={classes.wide}>{t("viewer.prompt")}</dt>
            <dd className={classes.wide} lang="en">
              {settings.prompt}
            </dd>
          </>
        )}
        {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}:`}>{value}</dd>])}
      </dl>
    </>
  );
}
