import { Button, SegmentedControl, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { recordsQuery } from "@/api/queries";
import { Icon } from "@/ui/Icon";
import { LinkButton } from "@/ui/LinkButton";
import { useDeletions } from "@/ui/useDeletions";
import { useNotify } from "@/ui/useNotify";
import classes from "./LibraryPage.module.css";
import { picturesOf } from "./picked";
import { RecordCard } from "./RecordCard";
import { useFavourite } from "./useFavourite";
import { useSeen } from "./useSeen";

const PictureViewer = lazy(() =>
  import("@/ui/viewer/PictureViewer").then((module) => ({ default: module.PictureViewer })),
);

const ExportDialog = lazy(() => import("./ExportDialog").then((module) => ({ default: module.ExportDialog })));

const RECORDS = { path: "/api/records", queryKey: ["records"] };

/** Every finished run of the account, newest first. */
export function LibraryPage() {
  const { t } = useTranslation();
  const { favourites = false } = useSearch({ from: "/signed-in/library" });
  const navigate = useNavigate();
  const notify = useNotify();
  const records = useInfiniteQuery(recordsQuery(favourites));
  const favour = useFavourite();
  const deletions = useDeletions(RECORDS);
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const [exporting, setExporting] = useState(false);
  const [open, setOpen] = useState<{ recordId: string; index: number } | null>(null);
  const more = useSeen(() => records.hasNextPage && !records.isFetchingNextPage && records.fetchNextPage());
  const items =
    records.data?.pages.flatMap((page) => page.items).filter((record) => !deletions.hidden.has(record.recordId)) ?? [];
  const shown = open && items.find((record) => record.recordId === open.recordId);

  const pictures = picturesOf(items.filter((record) => picked?.has(record.recordId)));
  const pick = (recordId: string) => {
    const next = new Set(picked);
    if (!next.delete(recordId)) {
      next.add(recordId);
    }
    setPicked(next);
  };

  const remove = (recordId: string) => {
    setOpen(null);
    deletions.remove(recordId);
    notify.done(t("library.deleted"), { label: t("common.undo"), run: () => deletions.undo(recordId) });
  };

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Title order={1} size="h2">
          {t("library.title")}
        </Title>
        <div className={classes.tools}>
          {picked !== null && (
            <Text size="sm" c="dimmed" role="status">
              {pictures.length === 0 ? t("export.hint") : t("library.pictures", { count: pictures.length })}
            </Text>
          )}
          {picked !== null && (
            <Button size="sm" disabled={pictures.length === 0} onClick={() => setExporting(true)}>
              {t("export.open")}
            </Button>
          )}
          {items.length > 0 && (
            <Button size="sm" variant="default" onClick={() => setPicked(picked === null ? new Set() : null)}>
              {picked === null ? t("export.start") : t("common.cancel")}
            </Button>
          )}
          <SegmentedControl
            size="sm"
            aria-label={t("library.filter")}
            value={favourites ? "favourites" : "all"}
            onChange={(value) =>
              navigate({ to: "/library", search: value === "favourites" ? { favourites: true } : {}, replace: true })
            }
            data={[
              { value: "all", label: t("library.all") },
              { value: "favourites", label: t("library.favourites") },
            ]}
          />
        </div>
      </header>
      {records.isError && (
        <Stack align="flex-start" role="alert">
          <Text>{t("problem.unavailable")}</Text>
          <Button variant="light" onClick={() => records.refetch()}>
            {t("common.retry")}
          </Button>
        </Stack>
      )}
      {records.isSuccess && items.length === 0 && <Empty favourites={favourites} />}
      <ul className={classes.grid} aria-busy={records.isPending}>
        {records.isPending &&
          [1, 2, 3, 4, 5, 6].map((at) => (
            <li key={at}>
              <Skeleton className={classes.waiting} radius={14} />
            </li>
          ))}
        {items.map((record) => (
          <li key={record.recordId}>
            <RecordCard
              record={record}
              picked={picked?.has(record.recordId) ?? null}
              onPick={() => pick(record.recordId)}
              onOpen={() => setOpen({ recordId: record.recordId, index: -1 })}
              onFavourite={() => favour.mutate({ recordId: record.recordId, favourite: !record.favourite })}
              onDelete={() => remove(record.recordId)}
            />
          </li>
        ))}
      </ul>
      {records.hasNextPage && (
        <div className={classes.more} ref={more}>
          <Button variant="default" loading={records.isFetchingNextPage} onClick={() => records.fetchNextPage()}>
            {t("library.more")}
          </Button>
        </div>
      )}
      {exporting && (
        <Suspense fallback={null}>
          <ExportDialog pictures={pictures} onClose={() => setExporting(false)} />
        </Suspense>
      )}
      {shown && open && (
        <Suspense fallback={null}>
          <PictureViewer
            generation={shown.generation}
            index={open.index}
            onIndex={(index) => setOpen({ ...open, index })}
            onClose={() => setOpen(null)}
            actions={
              <>
                <LinkButton to="/" search={{ record: shown.recordId }} variant="default">
                  {t("library.useAgain")}
                </LinkButton>
                <Button
                  variant="subtle"
                  color="gray"
                  leftSection={<Icon name="trash" size={16} />}
                  onClick={() => remove(shown.recordId)}
                >
                  {t("common.delete")}
                </Button>
              </>
            }
          />
        </Suspense>
      )}
    </div>
  );
}

function Empty({ favourites }: { favourites: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={classes.empty}>
      <Icon name={favourites ? "heart" : "photo"} size={34} />
      <Title order={2} size="h4">
        {favourites ? t("library.noFavourites") : t("library.empty")}
      </Title>
      <Text c="dimmed">{favourites ? t("library.noFavouritesHint") : t("library.emptyHint")}</Text>
      {favourites ? (
        <LinkButton to="/library" variant="default">
          {t("library.all")}
        </LinkButton>
      ) : (
        <LinkButton to="/">{t("library.toStudio")}</LinkButton>
      )}
    </div>
  );
}
