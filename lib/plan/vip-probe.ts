import { expectedTable } from "@/lib/ipvs/expected-table";
import { formatEndpoint, type IpAddress } from "@/lib/model/address";
import type { DesiredCluster } from "@/lib/model/cluster";
import { placedInstances } from "@/lib/model/placed-instances";
import type { Program, StepResult } from "@/lib/shell/model";
import { quote } from "@/lib/shell/quote";
import type { ObservedDirector } from "./model";
import { readSegment, segmentProgram } from "./segment-program";
import { vipHolders } from "./vip-holders";

/** What one director tries, to see whether VIPs answer. */
export type VipProbe = {
  readonly hostId: string;
  /** Held by another director: it is asked for on the segment, as every neighbour asks. */
  readonly ask: readonly { readonly address: IpAddress; readonly interface: string }[];
  /** Services that this director would serve if it were master: its own table passes the connection on. */
  readonly connect: readonly { readonly address: IpAddress; readonly port: number }[];
};

/** By who tried what: true = it answered, false = it did not. What nobody could try is not in it. */
export type VipAnswers = ReadonlyMap<string, boolean>;

/** A cluster with hundreds of services is not to wait for all of them; a broken table shows with a few. */
const maxConnections = 10;

/**
 * What the directors can try among each other. Only a director that does not have an address itself learns anything: a
 * packet to one's own address never leaves the machine. Real servers all have the VIPs, so they cannot try. A connection
 * of a director to a service goes by that director's own table, whoever is master (ip_vs_local_request4), and the real
 * server answers it directly: it tells of the director that tries, and of no other.
 */
export function vipProbes(desired: DesiredCluster, directors: readonly ObservedDirector[]): VipProbe[] {
  const asked = new Set<IpAddress>();
  return desired.directors.flatMap((director) => {
    const observed = directors.find(({ directorId }) => directorId === director.id);
    if (observed === undefined) return [];
    const own = new Set(observed.addresses.map(({ address }) => address));
    const instances = desired.engine === "keepalived" ? placedInstances(desired, director) : [];
    const ask = desired.vips.flatMap(({ id, address }) => {
      if (own.has(address) || asked.has(address) || vipHolders(directors, address).length === 0) return [];
      asked.add(address);
      const instance = instances.find(({ vips }) => vips.some((vip) => vip.id === id));
      return [{ address, interface: instance?.interface ?? director.interface }];
    });
    const connect = servedPorts(desired).filter(({ address }) => !own.has(address));
    return ask.length + connect.length === 0 ? [] : [{ hostId: director.hostId, ask, connect }];
  });
}

function servedPorts(desired: DesiredCluster): VipProbe["connect"] {
  const ports = expectedTable(desired).services.flatMap(({ key, destinations }) =>
    key.kind === "address" && key.protocol === "TCP" && destinations.some(({ weight }) => weight > 0)
      ? [{ address: key.address, port: key.port }]
      : [],
  );
  // Port 0 stands for all ports that have no service of their own: none of them is known to be served.
  return ports.filter(({ port }) => port !== 0).slice(0, maxConnections);
}

/** Changes nothing. Connecting takes bash, which has it built in; where there is none, nothing is tried. */
export function vipProbeProgram({ hostId, ask, connect }: VipProbe): Program {
  const attempts = connect.map(({ address, port }) => `connect ${quote(address)} ${quote(String(port))} &`);
  return {
    steps: [
      ...segmentProgram({ hostId, vips: ask, listen: [] }).steps,
      { id: "connect", mayFail: true, script: [connectFunction, ...attempts, "wait"].join("\n") },
    ],
  };
}

const connectFunction = `command -v bash >/dev/null && command -v timeout >/dev/null || exit 0
connect() {
  if timeout 2 bash -c ': <"/dev/tcp/$1/$2"' signalbox "$1" "$2" 2>/dev/null
  then echo "tcp $1 $2 answers"
  else echo "tcp $1 $2 silent"
  fi
}`;

export function readVipProbe(
  { hostId, ask, connect }: VipProbe,
  hostName: string,
  steps: readonly StepResult[],
): VipAnswers {
  const segment = readSegment(
    { hostId, vips: ask, listen: [] },
    steps.find(({ id }) => id === "segment"),
  );
  const asked = segment.vips.flatMap(({ address, answer }): [string, boolean][] =>
    answer === "unknown" ? [] : [[`${hostName} → ${address}`, answer === "taken"]],
  );
  const lines = (steps.find(({ id }) => id === "connect")?.output ?? "").split("\n");
  const connected = connect.flatMap(({ address, port }): [string, boolean][] => {
    const name = `${hostName} → ${formatEndpoint(address, port)}`;
    if (lines.includes(`tcp ${address} ${port} answers`)) return [[name, true]];
    return lines.includes(`tcp ${address} ${port} silent`) ? [[name, false]] : [];
  });
  return new Map([...asked, ...connected]);
}

/** What answered before and does not any more. */
export function fallenSilent(before: VipAnswers, now: VipAnswers): string[] {
  return [...now].flatMap(([what, answers]) => (!answers && before.get(what) === true ? [what] : []));
}
