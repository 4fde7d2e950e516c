import { assert } from "@/lib/model/assert";
import { assertFilePath } from "./assert-file-path";
import { besidePath } from "./beside-path";
import { fileExitCode } from "./file-exit-code";
import { quote } from "./quote";

export type RemoveFile = {
  readonly path: string;
  /** Remove it only while it is this one; "any" = whatever it holds. */
  readonly expectBefore: { readonly sha256: string } | "any";
  /** Puts PATH.before-signalbox back in its place when there is one. */
  readonly restoreOriginal?: boolean;
  /** As it was when the original was kept. */
  readonly hidden?: boolean;
};

/**
 * A script that removes a file of ours. A file that is gone already is what was wanted; a file that somebody has
 * changed since is left alone (`fileExitCode.changed`).
 */
export function removeFileScript(file: RemoveFile): string {
  assertFilePath(file.path);
  return `signalbox_path=${quote(file.path)}
signalbox_refuse() { echo "signalbox: $signalbox_path: $2" >&2; exit "$1"; }
${checksumLines(file.expectBefore)}${removalLines(file)}`;
}

function checksumLines(expected: RemoveFile["expectBefore"]): string {
  if (expected === "any") return "";
  assert(/^[0-9a-f]{64}$/.test(expected.sha256), "a SHA-256 is 64 hexadecimal digits");
  return `if [ -e "$signalbox_path" ]; then
  signalbox_sums=$(sha256sum -- "$signalbox_path") || signalbox_refuse ${fileExitCode.failed} "cannot be read"
  case $signalbox_sums in ${expected.sha256}*) ;; *) signalbox_refuse ${fileExitCode.changed} "has been changed by somebody else" ;; esac
fi
`;
}

function removalLines(file: RemoveFile): string {
  const remove = `rm -f -- "$signalbox_path" || signalbox_refuse ${fileExitCode.failed} "cannot be removed"`;
  if (file.restoreOriginal !== true) return `${remove}\n`;
  const original = quote(besidePath(file.path, "before-signalbox", file.hidden));
  return `if [ -e ${original} ]; then
  mv -f -- ${original} "$signalbox_path" || signalbox_refuse ${fileExitCode.failed} "its original cannot be put back"
else
  ${remove}
fi
`;
}
