import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { Lab } from "@/tests/lab/lab";

export type DirectorName = "director1" | "director2";
export const directors: readonly DirectorName[] = ["director1", "director2"];

/** Which file a director has, which services, and which process keepalived is. Its checks may change destinations. */
export async function directorState(lab: Lab, director: DirectorName): Promise<string> {
  return await lab.script(director, `sha256sum ${keepalivedConfPath}; ipvsadm -Sn | grep ^-A | sort; pidof keepalived`);
}

/** How often keepalived was told to read its file again, since the director was started. */
export async function reloadCount(lab: Lab, director: DirectorName): Promise<number> {
  return Number(await lab.script(director, "journalctl -u keepalived --no-pager | grep -c 'Reloading' || true"));
}
