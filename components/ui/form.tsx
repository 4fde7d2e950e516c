"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ApiError } from "@/lib/client/api-error";
import { Banner } from "./banner";
import { FormProblemsContext, pathText } from "./form-problems";
import { useErrorText } from "./use-error-text";

type Props = {
  /** What the last submit ended with; its problems appear at the fields that carry their paths. */
  error: Error | null;
  onSubmit: () => void;
  className?: string;
  children: ReactNode;
};

/**
 * A form whose every problem shows at once: at its field where there is one, in a summary above otherwise. After a
 * refused submit the first field with a problem has the focus.
 */
export function Form({ error, onSubmit, className = "flex flex-col gap-4", children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [claimed, setClaimed] = useState<readonly string[]>([]);
  const problems = useMemo(() => (error instanceof ApiError ? error.problem.problems : []), [error]);
  const claim = useCallback((path: string) => {
    setClaimed((paths) => [...paths, path]);
    return () => setClaimed((paths) => without(paths, path));
  }, []);

  useEffect(() => {
    if (error !== null) {
      focusFirstProblem(form.current);
    }
  }, [error]);

  const unplaced = problems.filter((problem) => !claimed.includes(pathText(problem.path)));
  return (
    <FormProblemsContext value={{ problems, claim }}>
      <form
        ref={form}
        noValidate
        className={className}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {error === null ? null : (
          <FormSummary error={error} placed={problems.length - unplaced.length} unplaced={unplaced.map(messageOf)} />
        )}
        {children}
      </form>
    </FormProblemsContext>
  );
}

function FormSummary({ error, placed, unplaced }: { error: Error; placed: number; unplaced: string[] }) {
  const t = useTranslations("common");
  const { text } = useErrorText()(error);
  return (
    <div data-form-summary tabIndex={-1} className="rounded-lg">
      <Banner role="alert" tone="bad" title={placed > 0 ? t("checkFields", { count: placed }) : text}>
        {unplaced.length === 0 ? undefined : (
          <ul className="list-disc ps-4">
            {unplaced.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        )}
      </Banner>
    </div>
  );
}

function messageOf(problem: { message: string }): string {
  return problem.message;
}

/** Removes one of possibly several equal entries: two fields may share a path (a radio group and its detail). */
function without(paths: readonly string[], path: string): string[] {
  const index = paths.indexOf(path);
  return paths.filter((_, at) => at !== index);
}

function focusFirstProblem(form: HTMLFormElement | null): void {
  const control = '[data-invalid="true"] :is(input, textarea, button), :is(input, textarea)[aria-invalid="true"]';
  const first = form?.querySelector<HTMLElement>(control) ?? form?.querySelector<HTMLElement>("[data-form-summary]");
  first?.focus();
}
