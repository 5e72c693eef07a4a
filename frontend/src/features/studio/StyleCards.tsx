import { Group, Skeleton, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Style } from "@/api/model";
import { stylesQuery } from "@/api/queries";
import { localized, useLanguage } from "@/i18n/i18n";
import { Icon } from "@/ui/Icon";
import classes from "./Controls.module.css";
import { useDraft } from "./draft";

/** The styles as a group of radio cards; one may also choose none. */
export function StyleCards() {
  const { t } = useTranslation();
  const group = useRef<HTMLDivElement>(null);
  const { data: styles, isError, refetch } = useQuery(stylesQuery);
  const chosen = useDraft((draft) => draft.styleId);
  const change = useDraft((draft) => draft.change);
  const ids = [null, ...(styles ?? []).map((style) => style.styleId)];
  const gone = styles !== undefined && chosen !== null && !ids.includes(chosen);
  useEffect(() => {
    if (gone) {
      change({ styleId: null });
    }
  }, [gone, change]);
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      const at = (ids.indexOf(chosen) + by + ids.length) % ids.length;
      change({ styleId: ids[at] ?? null });
      group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[at]?.focus();
    }
  };
  return (
    <div>
      <Group justify="space-between" align="baseline" mb={6}>
        <Text size="sm" fw={550} id="style-label">
          {t("style.title")}
        </Text>
        <Link to="/styles" className={classes.manage}>
          {t("style.manage")}
        </Link>
      </Group>
      {isError && (
        <UnstyledButton onClick={() => refetch()} className={classes.card}>
          <span className={classes.cardName}>{t("common.retry")}</span>
        </UnstyledButton>
      )}
      <div className={classes.cards} role="radiogroup" aria-labelledby="style-label" ref={group} onKeyDown={walk}>
        <StyleCard
          name={t("style.none")}
          checked={chosen === null}
          tabbable={chosen === null}
          onChoose={() => change({ styleId: null })}
        />
        {styles?.map((style) => (
          <KnownStyle
            key={style.styleId}
            style={style}
            checked={style.styleId === chosen}
            onChoose={() => change({ styleId: style.styleId })}
          />
        ))}
        {!styles && !isError && [1, 2, 3, 4, 5].map((at) => <Skeleton key={at} height={62} radius={10} />)}
      </div>
    </div>
  );
}

function KnownStyle({ style, checked, onChoose }: { style: Style; checked: boolean; onChoose: () => void }) {
  const language = useLanguage();
  return (
    <StyleCard
      name={localized(style.name, language)}
      text={localized(style.description, language)}
      picture={style.builtIn ? `/styles/${style.styleId}.jpg` : undefined}
      checked={checked}
      tabbable={checked}
      onChoose={onChoose}
    />
  );
}

type CardProps = {
  name: string;
  text?: string;
  /** What the style looks like, painted; a style of one's own has none. */
  picture?: string | undefined;
  checked: boolean;
  tabbable: boolean;
  onChoose: () => void;
};

function StyleCard({ name, text, picture, checked, tabbable, onChoose }: CardProps) {
  return (
    <UnstyledButton
      role="radio"
      aria-checked={checked}
      tabIndex={tabbable ? 0 : -1}
      className={classes.card}
      onClick={onChoose}
      title={text}
    >
      {picture && <img className={classes.cardPicture} src={picture} alt="" width={240} height={240} loading="lazy" />}
      <span className={classes.cardName}>
        {name} {checked && <Icon name="check" size={13} />}
      </span>
      {text && <span className={classes.cardText}>{text}</span>}
    </UnstyledButton>
  );
}
