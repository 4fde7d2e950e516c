import { assert } from "@/lib/model/assert";
import { assertFilePath } from "./assert-file-path";
import { besidePath } from "./beside-path";
import { fileExitCode } from "./file-exit-code";
import { quote, quoteText } from "./quote";

/** What must be at the path for the script to do anything. */
export type ExpectedFile = { readonly sha256: string } | "absent" | "any";

export type WriteFile = {
  readonly path: string;
  /** E.g. 0o600. */
  readonly mode: number;
  readonly content: string;
  /** SHA-256 of `content` as UTF-8, hex. */
  readonly sha256: string;
  readonly expectBefore: ExpectedFile;
  /** Keeps the file that is replaced as PATH.before-signalbox, unless there is one from an earlier time. */
  readonly keepOriginal?: boolean;
  /** Keeps the file that is replaced as PATH.previous-signalbox, whatever is there, for `restorePreviousScript`. */
  readonly keepPrevious?: boolean;
  /** Those copies, and the new file while it is judged, have a dot before their names: see `besidePath`. */
  readonly hidden?: boolean;
  /**
   * Shell text that judges the new file at `"$signalbox_new"` before it takes the old one's place, e.g. a daemon's own
   * check. A status other than 0 refuses the file: what it printed is shown and the script ends with `exitCode`.
   */
  readonly judge?: { readonly script: string; readonly exitCode: number };
};

/**
 * A script that puts a file in place whole or not at all: a new file in the same folder, synced to disk, its checksum
 * compared with the expected one, renamed over the old file. It changes nothing and ends with a `fileExitCode` and one
 * line of text when the file is not the expected one or the disk does not take it.
 *
 * The content travels as one quoted word of the builtin `printf`, which needs no process and keeps every byte; the
 * checksums of the old and the new file come from one process. Folders are made when missing. A symbolic link is
 * refused: a rename would replace the link, not the file that somebody keeps elsewhere.
 */
export function writeFileScript(file: WriteFile): string {
  assertFilePath(file.path);
  assert(/^[0-9a-f]{64}$/.test(file.sha256), "a SHA-256 is 64 hexadecimal digits");
  return `signalbox_path=${quote(file.path)}
signalbox_new=${quote(besidePath(file.path, "signalbox-", file.hidden))}$$
signalbox_refuse() {
  echo "signalbox: $signalbox_path: $2" >&2
  if [ "$1" -eq ${fileExitCode.failed} ]; then ${roomLine(file.path)}; fi
  [ ! -e "$signalbox_new" ] || rm -f -- "$signalbox_new"
  exit "$1"
}
${preconditionLines(file.expectBefore)}[ -d ${quote(folderOf(file.path))} ] || mkdir -p -m 0755 -- ${quote(folderOf(file.path))} || signalbox_refuse ${fileExitCode.failed} "cannot make its folder"
umask 077
printf %s ${quoteText(file.content)} >"$signalbox_new" || signalbox_refuse ${fileExitCode.failed} "cannot be written"
${modeLine(file.mode)}sync -d -- "$signalbox_new" 2>/dev/null || sync || signalbox_refuse ${fileExitCode.failed} "cannot be synced to disk"
${checksumLines(file)}${judgeLines(file)}${keepOriginalLines(file)}${keepPreviousLines(file)}mv -f -- "$signalbox_new" "$signalbox_path" || signalbox_refuse ${fileExitCode.failed} "cannot be renamed"
`;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

/** Before what was written so far goes away again: a full disk is the usual reason. `readRoom` reads the line. */
function roomLine(path: string): string {
  return `stat -f -c 'signalbox: blocks %f of %S bytes and %d files are free' -- ${quote(folderOf(path))} 2>/dev/null || :`;
}

function preconditionLines(expected: ExpectedFile): string {
  const notAFile = `if [ -h "$signalbox_path" ] || { [ -e "$signalbox_path" ] && [ ! -f "$signalbox_path" ]; }; then signalbox_refuse ${fileExitCode.changed} "is not a regular file"; fi
`;
  if (expected === "any") return notAFile;
  return expected === "absent"
    ? `${notAFile}[ ! -e "$signalbox_path" ] || signalbox_refuse ${fileExitCode.changed} "exists, but was not there before"\n`
    : `${notAFile}[ -e "$signalbox_path" ] || signalbox_refuse ${fileExitCode.changed} "has been removed"\n`;
}

/** The umask already makes 0600, and a process costs 25 ms on a lab director. */
function modeLine(mode: number): string {
  assert(mode >= 0o400 && mode <= 0o777, "a file's mode lies between 0400 and 0777");
  if (mode === 0o600) return "";
  const octal = mode.toString(8).padStart(4, "0");
  return `chmod ${octal} -- "$signalbox_new" || signalbox_refuse ${fileExitCode.failed} "cannot get mode ${octal}"\n`;
}

/** sha256sum prints "SUM  PATH" a line, in the order of its arguments. */
function checksumLines(file: WriteFile): string {
  const before = typeof file.expectBefore === "string" ? null : file.expectBefore.sha256;
  const paths = before === null ? `"$signalbox_new"` : `"$signalbox_new" "$signalbox_path"`;
  const lines = `signalbox_sums=$(sha256sum -- ${paths}) || signalbox_refuse ${fileExitCode.failed} "cannot be read back"
case $signalbox_sums in ${file.sha256}*) ;; *) signalbox_refuse ${fileExitCode.failed} "was not written as sent" ;; esac
`;
  if (before === null) return lines;
  assert(/^[0-9a-f]{64}$/.test(before), "a SHA-256 is 64 hexadecimal digits");
  return `${lines}case $signalbox_sums in *"
${before}  "*) ;; *) signalbox_refuse ${fileExitCode.changed} "has been changed by somebody else" ;; esac
`;
}

function judgeLines({ judge }: WriteFile): string {
  if (judge === undefined) return "";
  return `if signalbox_judgement=$(
${judge.script}
); then :; else
  printf '%s\\n' "$signalbox_judgement"
  signalbox_refuse ${judge.exitCode} "is refused"
fi
`;
}

/** A hard link costs no copy and never overwrites; the rename then leaves the old file to the link alone. */
function keepOriginalLines(file: WriteFile): string {
  if (file.keepOriginal !== true) return "";
  const original = quote(besidePath(file.path, "before-signalbox", file.hidden));
  return `if [ -e "$signalbox_path" ] && [ ! -e ${original} ]; then
  ln -- "$signalbox_path" ${original} || cp -p -- "$signalbox_path" ${original} || signalbox_refuse ${fileExitCode.failed} "its original cannot be kept"
fi
`;
}

function keepPreviousLines(file: WriteFile): string {
  if (file.keepPrevious !== true) return "";
  const previous = quote(besidePath(file.path, "previous-signalbox", file.hidden));
  return `ln -f -- "$signalbox_path" ${previous} || cp -p -- "$signalbox_path" ${previous} || signalbox_refuse ${fileExitCode.failed} "its previous text cannot be kept"
`;
}
