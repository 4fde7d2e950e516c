"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { type FieldPath, useFieldProblems } from "@/components/ui/form-problems";
import { IconButton } from "@/components/ui/icon-button";
import { PartNotes } from "@/components/ui/part-notes";

type Addition<Row> = {
  readonly id: string;
  readonly label: string;
  readonly row: () => Row;
  /** Why it cannot be added; undefined = it can. */
  readonly gap?: string | undefined;
};

type Props<Row> = {
  label: string;
  description: string;
  /** Where problems of the list itself are, as opposed to those of a row. */
  path: FieldPath;
  rows: readonly Row[];
  onChange: (rows: readonly Row[]) => void;
  /** What can be added, each with a button of its own. */
  additions: readonly Addition<Row>[];
  isDisabled?: boolean;
  children: (row: Row, index: number, change: (row: Row) => void) => ReactNode;
};

/** Rows of a form that can be added and removed. Rows have no identity but their place, as in what is sent. */
export function RowList<Row>(props: Props<Row>) {
  const { label, description, path, rows, onChange, additions, isDisabled = false, children } = props;
  const t = useTranslations("clusters.listener");
  const { errors } = useFieldProblems(path);
  const gaps = new Set(additions.flatMap(({ gap }) => (isDisabled || gap === undefined ? [] : [gap])));
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium text-sm">{label}</legend>
      <p className="mb-2 text-muted text-xs">{description}</p>
      <PartNotes errors={errors} />
      <ul className="flex flex-col gap-3">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a row is known by, here and in problems.
          <li key={index} className="flex items-start gap-2 rounded-md border border-border p-3">
            {children(row, index, (changed) => onChange(rows.with(index, changed)))}
            {isDisabled ? null : (
              <IconButton
                label={t("removeRow", { number: index + 1 })}
                onPress={() => onChange(rows.filter((_, at) => at !== index))}
              >
                <X aria-hidden="true" className="size-4" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap gap-2">
        {(isDisabled ? [] : additions).map(({ id, label: text, row, gap }) => (
          <Button
            key={id}
            variant="quiet"
            isDisabled={gap !== undefined}
            icon={<Plus aria-hidden="true" className="size-4" />}
            onPress={() => onChange([...rows, row()])}
          >
            {text}
          </Button>
        ))}
      </div>
      {[...gaps].map((gap) => (
        <p key={gap} className="mt-1 text-muted text-xs">
          {gap}
        </p>
      ))}
    </fieldset>
  );
}
