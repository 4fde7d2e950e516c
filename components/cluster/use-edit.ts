"use client";

import { useState } from "react";
import type { z } from "zod";
import { ApiError } from "@/lib/client/api-error";
import { useSubmit } from "@/lib/client/use-submit";
import { keepMine } from "./keep-mine";

type Revised = { readonly revision: number };

type Options<Resource extends Revised, Form> = {
  readonly schema: z.ZodType<Resource>;
  /** Below /api/v1 (see api-path.ts). */
  readonly path: string;
  readonly formOf: (resource: Resource) => Form;
  /** The body of the PATCH: what `form` changes of `base`. */
  readonly changes: (form: Form, base: Resource) => object;
  /** Path prefixes to read again once it is saved; ["/clusters"] if left out. */
  readonly refresh?: readonly string[];
  readonly onDone: () => void;
};

export type Edit<Resource, Form> = {
  readonly form: Form;
  readonly setForm: (form: Form) => void;
  /** What the edit was begun from. */
  readonly base: Resource;
  readonly current: Resource;
  readonly save: () => void;
  readonly isPending: boolean;
  /** Why the last save was refused, unless others were faster. */
  readonly error: Error | null;
  /** Somebody else saved first, and the person has to decide. */
  readonly conflict: { readonly keepMine: () => void; readonly takeTheirs: () => void } | null;
};

/**
 * Edits something of a cluster that others may edit at the same time. A save on top of somebody else's is refused by the
 * panel (`revision.stale`); what the person decides then is what the next save begins from.
 */
export function useEdit<Resource extends Revised, Form extends Readonly<Record<string, unknown>>>(
  current: Resource,
  { schema, path, formOf, changes, refresh = ["/clusters"], onDone }: Options<Resource, Form>,
): Edit<Resource, Form> {
  const [base, setBase] = useState(current);
  const [form, setForm] = useState<Form>(() => formOf(current));
  const mutation = useSubmit(
    schema,
    () => ({ method: "PATCH" as const, path, body: changes(form, base), revision: base.revision }),
    {
      refresh,
      onDone: (saved) => {
        setBase(saved);
        onDone();
      },
    },
  );
  const settle = (settled: Form): void => {
    setForm(settled);
    setBase(current);
    mutation.reset();
  };
  const stale = mutation.error instanceof ApiError && mutation.error.problem.code === "revision.stale";
  return {
    form,
    setForm,
    base,
    current,
    save: () => mutation.mutate(undefined),
    isPending: mutation.isPending,
    error: stale ? null : mutation.error,
    conflict: stale
      ? {
          keepMine: () => settle(keepMine(form, formOf(base), formOf(current))),
          takeTheirs: () => settle(formOf(current)),
        }
      : null,
  };
}
