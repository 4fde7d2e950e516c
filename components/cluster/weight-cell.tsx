"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { StatusShape } from "@/components/ui/status-shape";
import { weightSchema } from "@/lib/model/atoms";
import type { WeightEdit } from "./use-weight-edit";

type Props = {
  /** Name of the destination, for screen readers. */
  name: string;
  /** What the kernel has; null = not known. */
  confirmed: number | null;
  /** What the next edit starts from. */
  desired: number;
  edit: WeightEdit;
  /** A weight that is being set, by this reader or by somebody else. */
  underWay: number | null;
  /** What a confirmed edit of this reader replaced; null = nothing to go back to. */
  before: number | null;
  canEdit: boolean;
  onSend: (weight: number) => void;
};

/**
 * A weight that can be edited in place: Enter, `w` or a click opens it, the arrows change it, Enter sends it and Escape
 * leaves it. The confirmed value stays the primary one until the kernel was read back; beside it stands where the edit is.
 */
export function WeightCell({ name, confirmed, desired, edit, underWay, before, canEdit, onSend }: Props) {
  const t = useTranslations("live.weight");
  const [typed, setTyped] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && typed === null) button.current?.focus();
    wasOpen.current = typed !== null;
  }, [typed]);

  if (typed !== null) {
    const send = (weight: number): void => {
      setTyped(null);
      if (weight !== desired || weight !== confirmed) onSend(weight);
    };
    return <WeightEditor name={name} typed={typed} onType={setTyped} onSend={send} onLeave={() => setTyped(null)} />;
  }
  const busy = edit.kind === "sending" || edit.kind === "applying";
  const open = (): void => {
    if (!busy) setTyped(String(desired));
  };
  return (
    <span className="flex items-center gap-1.5">
      {canEdit ? (
        <button
          ref={button}
          type="button"
          data-weight-cell=""
          aria-disabled={busy}
          aria-label={t("edit", { name, weight: confirmed ?? desired })}
          title={t("hint")}
          className="-my-1 h-7 w-14 cursor-text rounded border border-transparent px-2 text-end hover:border-field-line hover:bg-field aria-disabled:cursor-progress"
          onClick={open}
          onKeyDown={(event) => {
            if (event.key === "w") {
              event.preventDefault();
              open();
            } else moveFocus(event);
          }}
        >
          {confirmed ?? "–"}
        </button>
      ) : (
        <span className="w-14 px-2 text-end">{confirmed ?? "–"}</span>
      )}
      <span className="w-22 text-start text-muted text-xs" aria-live="polite">
        {busy ? (
          <OwnEdit edit={edit} />
        ) : underWay !== null ? (
          <Underway text={t("sending", { to: underWay })} />
        ) : confirmed === null ? (
          t("asked", { weight: desired })
        ) : before !== null && before !== confirmed ? (
          <button
            type="button"
            className="text-link"
            aria-label={t("revertLabel", { name, weight: before })}
            onClick={() => onSend(before)}
          >
            {t("revert", { weight: before })}
          </button>
        ) : null}
      </span>
    </span>
  );
}

/** First the kernels of the directors, then their files: the weight counts from the first, and survives by the second. */
function OwnEdit({ edit }: { edit: Extract<WeightEdit, { kind: "sending" | "applying" }> }) {
  const t = useTranslations("live.weight");
  const operation = edit.kind === "applying" ? edit.operation : null;
  if (operation !== null && operation.kernelReadAt !== null) return <Underway text={t("saving")} />;
  if (operation === null || operation.hosts.length === 0) return <Underway text={t("sending", { to: edit.to })} />;
  const done = operation.hosts.filter(({ kernelReadAt }) => kernelReadAt !== null).length;
  return <Underway text={t("applying", { to: edit.to, done, total: operation.hosts.length })} />;
}

function Underway({ text }: { text: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap text-foreground">
      <StatusShape shape="circle-quarter" spinning />
      {text}
    </span>
  );
}

type EditorProps = {
  name: string;
  typed: string;
  onType: (text: string) => void;
  onSend: (weight: number) => void;
  onLeave: () => void;
};

function WeightEditor({ name, typed, onType, onSend, onLeave }: EditorProps) {
  const t = useTranslations("live.weight");
  const problems = useTranslations("problems");
  const weight = /^\d+$/.test(typed) ? weightSchema.safeParse(Number(typed)).data : undefined;
  const submit = (): void => {
    if (weight !== undefined) onSend(weight);
  };
  const step = (by: number): void => {
    const next = weightSchema.safeParse((weight ?? 0) + by);
    if (next.success) onType(String(next.data));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const actions: Record<string, () => void> = {
      Enter: submit,
      Escape: onLeave,
      ArrowUp: () => step(1),
      ArrowDown: () => step(-1),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  return (
    <fieldset
      aria-label={t("field", { name })}
      className="flex items-center gap-1.5"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the reader just asked for this field; it replaces the button they pressed.
        autoFocus
        inputMode="numeric"
        autoComplete="off"
        aria-label={t("field", { name })}
        aria-invalid={weight === undefined}
        title={weight === undefined ? problems("weight.range") : undefined}
        className="-my-1 h-7 w-14 rounded border border-field-line bg-field px-2 text-end text-field-foreground outline-2 outline-focus outline-offset-0 aria-invalid:border-bad aria-invalid:outline-bad"
        value={typed}
        onChange={(event) => onType(event.target.value.trim())}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
      />
      <span className="flex w-22 gap-0.5">
        <button
          type="button"
          className="inline-flex size-6 items-center justify-center rounded hover:bg-default disabled:opacity-40"
          aria-label={t("send")}
          title={t("send")}
          disabled={weight === undefined}
          onClick={submit}
        >
          <Check aria-hidden="true" className="size-4 text-good" />
        </button>
        <button
          type="button"
          className="inline-flex size-6 items-center justify-center rounded hover:bg-default"
          aria-label={t("leave")}
          title={t("leave")}
          onClick={onLeave}
        >
          <X aria-hidden="true" className="size-4 text-muted" />
        </button>
      </span>
    </fieldset>
  );
}

/** Up and down lead from weight to weight. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0) return;
  const cells = [
    ...(event.currentTarget.closest("table")?.querySelectorAll<HTMLButtonElement>("[data-weight-cell]") ?? []),
  ];
  event.preventDefault();
  cells[cells.indexOf(event.currentTarget) + by]?.focus();
}
