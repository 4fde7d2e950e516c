import type { HostFile } from "@/lib/shell/host-file";
import { isManaged } from "@/lib/shell/managed-header";
import { quote } from "@/lib/shell/quote";
import { removeFileScript } from "@/lib/shell/remove-file";
import { restorePreviousScript } from "@/lib/shell/restore-previous";
import { type ExpectedFile, type WriteFile, writeFileScript } from "@/lib/shell/write-file";
import { cutPasswords } from "./discover/cut-passwords";
import { fileChange } from "./file-diff";
import type { FileChange, ObservedFile, PlanStep, Sentence } from "./model";

export type FilePlan = { readonly step: PlanStep; readonly change: FileChange; readonly changed: boolean };

type Options = {
  readonly id: string;
  readonly reason: Sentence;
  readonly observed: ObservedFile | null;
  readonly sha256: (text: string) => string;
  /** What is replaced comes back when ours is removed, unless it is an earlier one of ours. */
  readonly keepOriginal?: boolean;
  /** Copies beside the file are hidden (`besidePath`). */
  readonly hidden?: boolean;
  readonly judge?: NonNullable<WriteFile["judge"]>;
};

/**
 * The step that puts one file in place, or the no-op when it is there already. It runs only while the file is the one
 * the plan was made from, so an edit by hand after planning is never overwritten.
 */
export function planFile(wanted: HostFile, options: Options): FilePlan {
  const { id, observed, sha256 } = options;
  const { path, content } = wanted;
  const sum = sha256(content);
  const change = fileChange(path, observed === null ? null : cutPasswords(observed.content ?? ""), content);
  if (observed?.sha256 === sum) return keptFile(wanted, id);
  const expectBefore: ExpectedFile = observed === null ? "absent" : { sha256: observed.sha256 };
  const step: PlanStep = {
    id,
    action: observed === null ? "create" : "update",
    title: { code: observed === null ? "step.file_create" : "step.file_update", params: { path } },
    reason: options.reason,
    script: writeFileScript({
      ...wanted,
      sha256: sum,
      expectBefore,
      ...(options.keepOriginal === true && !isOurs(observed) ? { keepOriginal: true } : {}),
      ...(options.judge === undefined ? {} : { judge: options.judge }),
      ...(observed !== null && hasPassword(observed) ? { keepPrevious: true } : {}),
      ...hiddenOf(options),
    }),
    undo: undoWrite(wanted, options, sum),
  };
  return { step, change, changed: true };
}

function isOurs(observed: ObservedFile | null): boolean {
  return observed !== null && observed.content !== null && isManaged(observed.content);
}

/** The step that removes a file of ours, putting the original back that it had replaced; no-op when it is gone. */
export function planFileRemoval(path: string, mode: number, options: Options): FilePlan {
  const { id, observed } = options;
  if (observed === null) {
    const title = { code: "step.file_absent", params: { path } };
    return { step: noOp(id, title), change: fileChange(path, null, null), changed: false };
  }
  const step: PlanStep = {
    id,
    action: "delete",
    title: { code: "step.file_delete", params: { path } },
    reason: options.reason,
    script: removeFileScript({
      path,
      expectBefore: { sha256: observed.sha256 },
      restoreOriginal: true,
      ...hiddenOf(options),
    }),
    undo: restore({ path, mode, content: observed.content ?? "" }, options, { ...observed, expectBefore: "any" }),
  };
  return { step, change: fileChange(path, observed.content ?? "", null), changed: true };
}

/** The no-op for a file that stays as it is; `content` is what may be shown of it. */
export function keptFile({ path, content }: HostFile, id: string): FilePlan {
  const title = { code: "step.file_unchanged", params: { path } };
  return { step: noOp(id, title), change: fileChange(path, content, content), changed: false };
}

/** Its text is then nowhere in a plan; an undo takes it from the host. */
function hasPassword({ content }: ObservedFile): boolean {
  return content !== null && cutPasswords(content) !== content;
}

/** An undo runs after its step may have failed half-way: a file that is the old one already is left alone. */
function undoWrite({ path, mode }: HostFile, options: Options, sum: string): string {
  const { observed, sha256 } = options;
  const hidden = hiddenOf(options);
  const expectBefore = { sha256: sum };
  if (observed === null) return removeFileScript({ path, expectBefore, restoreOriginal: true, ...hidden });
  const content = observed.content;
  if (hasPassword(observed))
    return restorePreviousScript({ path, sha256: observed.sha256, expectBefore: sum, ...hidden });
  // Only a file whose text we know is ever replaced; anything else is foreign and blocks the plan.
  if (content === null || sha256(content) !== observed.sha256) return "";
  return restore({ path, mode, content }, options, { sha256: observed.sha256, expectBefore });
}

function restore(
  file: HostFile,
  options: Options,
  { sha256, expectBefore }: { readonly sha256: string; readonly expectBefore: ExpectedFile },
): string {
  const path = quote(file.path);
  return `case "$(sha256sum -- ${path} 2>/dev/null)" in ${sha256}*) exit 0 ;; esac
${writeFileScript({ ...file, sha256, expectBefore, ...hiddenOf(options) })}`;
}

function hiddenOf({ hidden }: Options): { readonly hidden?: true } {
  return hidden === true ? { hidden } : {};
}

export function noOp(id: string, title: Sentence): PlanStep {
  return { id, action: "no-op", title, reason: { code: "reason.as_wanted", params: {} }, script: "", undo: "" };
}
