import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { Lab } from "@/tests/lab/lab";

export type DirectorName = "director1" | "director2";
export const directors: readonly DirectorName[] = ["director1", "director2"];

/** Which file a director has, which services, and which process keepalived is. Its checks may change destinations. */
export async function directorState(lab: Lab, director: DirectorName): Promise<string> {
  return await lab.script(
    director,
    `sha256sum ${keepalivedConfPath}; ipvsadm -Sn | grep ^-A | sort; systemctl show -P MainPID keepalived`,
  );
}

/** How often keepalived was told to read its file again, since the director was started. */
export async function reloadCount(lab: Lab, director: DirectorName): Promise<number> {
  return Number(await lab.script(director, "journalctl -u keepalived --no-pager | grep -c 'Reloading' || true"));
}

/** 1 when something is not as it was, which is then printed; otherwise 0. */
export function countChange(what: string, before: string | number, now: string | number): 0 | 1 {
  if (before === now) return 0;
  console.log(`${what} was\n${before}\nand is\n${now}`);
  return 1;
}
