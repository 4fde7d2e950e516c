import type { Lab } from "@/tests/lab/lab";
import type { LabHostName } from "@/tests/lab/lab-hosts";
import type { Sighting } from "./secret";

const record = "/run/seen-processes";

/** Takes down arguments and environments of all processes on a host, without a pause, while `act` runs. */
export async function watchHost(lab: Lab, host: LabHostName, act: () => Promise<unknown>): Promise<Sighting> {
  // Builtins of bash only: a process started per look would be most of what there is to see.
  const look = `rm -f ${record}.end; touch ${record}
    while [ ! -e ${record}.end ]; do
      for process in /proc/[0-9]*; do
        [ "$process" = /proc/$$ ] || mapfile -d '' words <$process/cmdline || continue
        printf '%s ' "\${words[@]}"
      done
      echo
    done 2>/dev/null >${record}`;
  const watching = lab.script(host, look, { timeoutMs: 120_000 });
  try {
    await act();
  } finally {
    await lab.script(host, `touch ${record}.end`);
    await watching;
  }
  const text = await lab.script(host, `tr ' ' '\\n' <${record} | sort -u; rm -f ${record} ${record}.end`);
  return { place: `the process list of ${host}`, text };
}
