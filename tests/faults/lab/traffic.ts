import type { Lab } from "@/tests/lab/lab";

export type Traffic = {
  readonly sent: number;
  /** No answer within `patienceSec`: neither a late first packet nor a lost one that TCP sent again is a lost request. */
  readonly lost: number;
  readonly slowestSec: number;
};

const patienceSec = 3;
const perSec = 15;
const log = "/run/fault-traffic";

/**
 * A client that fetches through the VIP again and again, each time on a connection of its own, until `stop` says what
 * came of it. One curl does it all, because a process costs the lab more than a request does.
 */
export async function startTraffic(lab: Lab, vip: string): Promise<{ stop(): Promise<Traffic> }> {
  const options = `-s -o /dev/null -m ${patienceSec} --rate ${perSec}/s -w '%{http_code} %{time_total}\\n'`;
  await lab.script(
    "client",
    `rm -f ${log}
     setsid stdbuf -oL curl ${options} 'http://${vip}/?[1-1000000]' >${log} 2>/dev/null </dev/null &
     echo $! >${log}.pid
     for _ in $(seq 100); do [ -s ${log} ] && break; sleep 0.05; done`,
  );
  return {
    async stop() {
      const text = await lab.script("client", `kill "$(cat ${log}.pid)"; cat ${log}; rm ${log} ${log}.pid`);
      // A request that the end of the loop cuts off says nothing.
      const requests = text.split("\n").map((line) => line.split(" "));
      const seconds = requests.map(([, time = ""]) => Number(time));
      return {
        sent: requests.length,
        lost: requests.filter(([code]) => code !== "200").length,
        slowestSec: Math.max(...seconds),
      };
    },
  };
}
