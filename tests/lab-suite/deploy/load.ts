import { quote } from "@/lib/shell/quote";
import type { Lab } from "@/tests/lab/lab";

/** Requests of one kind of client: how many were answered, and how many were not. */
export type Tally = { readonly answered: number; readonly failed: number };

export type Load = {
  /** Ends it once the requests under way are answered, and counts. */
  end(): Promise<Readonly<Record<keyof typeof clients, Tally>>>;
};

/**
 * One line a request: "200", or "000" and why for one that was not answered. "kept" sends its ten requests on one connection, two
 * seconds long; "single" opens a connection for each.
 */
const clients = {
  kept: "curl -s -o /dev/null -m 5 --rate 5/s -w '%{http_code} %{errormsg}\\n'",
  single: "curl -s -o /dev/null -m 5 --rate 10/s -H 'connection: close' -w '%{http_code} %{errormsg}\\n'",
} as const;

/** Lets clients ask for pages the whole time, until it is ended; prints when and why a request failed. */
export async function startLoad(lab: Lab, url: string): Promise<Load> {
  const loops = Object.entries(clients).map(([name, curl]) => {
    const each = `while read -r line; do echo "$EPOCHREALTIME $line"; done`;
    const loop = `while [ -e /tmp/load ]; do ${curl} '${url}?[1-10]'; done | ${each} >/tmp/load.${name}; touch /tmp/load.${name}.end`;
    return `setsid bash -c ${quote(loop)} </dev/null >/dev/null 2>&1 &`;
  });
  await lab.script("client", `rm -f /tmp/load.*; touch /tmp/load\n${loops.join("\n")}`);
  return {
    async end() {
      await lab.script(
        "client",
        "rm -f /tmp/load; until [ -e /tmp/load.kept.end ] && [ -e /tmp/load.single.end ]; do sleep 0.2; done",
        { timeoutMs: 60_000 },
      );
      return { kept: await count(lab, "kept"), single: await count(lab, "single") };
    },
  };
}

async function count(lab: Lab, name: keyof typeof clients): Promise<Tally> {
  const lines = (await lab.script("client", `cat /tmp/load.${name}`)).split("\n").filter((line) => line !== "");
  const failed = lines.filter((line) => line.split(" ")[1] !== "200");
  for (const line of failed) console.log(`${name}: ${line}`);
  return { answered: lines.length - failed.length, failed: failed.length };
}
