"use client";

import type { ReactNode } from "react";
import { Form } from "@/components/ui/form";
import { ConflictNotice } from "./conflict-notice";
import type { Edit } from "./use-edit";

/** A field whose value matters to who has to decide between two edits: its label and its value as text. */
export type ComparedField<Resource> = readonly [label: string, text: (resource: Resource) => string];

type Props<Resource, Values> = {
  edit: Edit<Resource, Values>;
  compared: readonly ComparedField<Resource>[];
  children: ReactNode;
};

/** The form of an edit (`useEdit`): its problems, and the choice when somebody else saved first. */
export function EditForm<Resource, Values>({ edit, compared, children }: Props<Resource, Values>) {
  const { base, current, conflict } = edit;
  const changes = compared
    .map(([label, text]) => ({ label, before: text(base), after: text(current) }))
    .filter(({ before, after }) => before !== after);
  return (
    <Form error={edit.error} onSubmit={edit.save}>
      {conflict === null ? null : (
        <ConflictNotice changes={changes} onKeepMine={conflict.keepMine} onTakeTheirs={conflict.takeTheirs} />
      )}
      {children}
    </Form>
  );
}
