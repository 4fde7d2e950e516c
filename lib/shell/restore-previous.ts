import { assert } from "@/lib/model/assert";
import { assertFilePath } from "./assert-file-path";
import { besidePath } from "./beside-path";
import { fileExitCode } from "./file-exit-code";
import { quote } from "./quote";

export type RestorePrevious = {
  readonly path: string;
  /** Of the text to put back, which `writeFileScript` has kept. */
  readonly sha256: string;
  /** Of the text that took its place. */
  readonly expectBefore: string;
  /** As it was when the text was kept. */
  readonly hidden?: boolean;
};

/**
 * A script that puts back a file whose text may not travel, because it holds a password: from the copy that stayed on the
 * host. A file that is the old one already is left alone, as is one that somebody has changed since.
 */
export function restorePreviousScript({ path, sha256, expectBefore, hidden }: RestorePrevious): string {
  assertFilePath(path);
  for (const sum of [sha256, expectBefore]) assert(/^[0-9a-f]{64}$/.test(sum), "a SHA-256 is 64 hexadecimal digits");
  return `signalbox_path=${quote(path)}
signalbox_previous=${quote(besidePath(path, "previous-signalbox", hidden))}
signalbox_refuse() { echo "signalbox: $signalbox_path: $2" >&2; exit "$1"; }
case "$(sha256sum -- "$signalbox_path" 2>/dev/null)" in ${sha256}*) exit 0 ;; ${expectBefore}*) ;; *) signalbox_refuse ${fileExitCode.changed} "has been changed by somebody else" ;; esac
case "$(sha256sum -- "$signalbox_previous" 2>/dev/null)" in ${sha256}*) ;; *) signalbox_refuse ${fileExitCode.failed} "its previous text is gone" ;; esac
mv -f -- "$signalbox_previous" "$signalbox_path" && sync || signalbox_refuse ${fileExitCode.failed} "its previous text cannot be put back"
`;
}
