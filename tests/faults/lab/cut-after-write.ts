import { vi } from "vitest";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { Lab } from "@/tests/lab/lab";
import type { DirectorName } from "./director-state";

const marks = "/run/fault-cut";

export type Cut = {
  /** Resolves when the file has been written and the network is gone. */
  happened(): Promise<void>;
  /** Seconds from the write until the director had its old file back, by its own clock; null = it still has the new one. */
  backAfterSec(): Promise<number | null>;
  mend(): Promise<void>;
};

/**
 * Takes a director's management network away as soon as its keepalived.conf has been written, before anybody can read
 * the result, and watches from inside when the old file is back.
 */
export async function cutAfterWrite(lab: Lab, director: DirectorName): Promise<Cut> {
  await lab.script(
    director,
    `rm -f ${marks}.*
     setsid bash -c '
       sum() { sha256sum ${keepalivedConfPath}; }
       old=$(sum)
       while [ "$(sum)" = "$old" ]; do sleep 0.02; done
       ip link set mgmt0 down
       cut -d" " -f1 /proc/uptime >${marks}.cut
       for _ in $(seq 1000); do
         if [ "$(sum)" = "$old" ]; then cut -d" " -f1 /proc/uptime >${marks}.back; break; fi
         sleep 0.1
       done' </dev/null >/dev/null 2>&1 &`,
  );
  return {
    happened: () =>
      vi.waitFor(() => lab.script(director, `[ -s ${marks}.cut ]`).then(() => undefined), {
        timeout: 90_000,
        interval: 300,
      }),
    async backAfterSec() {
      const [cut = "", back = ""] = (
        await lab.script(director, `cat ${marks}.cut; cat ${marks}.back 2>/dev/null || true`)
      ).split("\n");
      return back === "" ? null : Number(back) - Number(cut);
    },
    mend: async () => void (await lab.script(director, "ip link set mgmt0 up")),
  };
}
