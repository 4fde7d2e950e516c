import { type FleetSize, firstPort, serverAddress, vipOf } from "./fleet-size";
import { MovingText } from "./moving-text";

/** What the programs of a sample print on one simulated director, by the id of their step. */
export interface DirectorTexts {
  /** The bytes hold until the next call for the same step. Null = no such program here. */
  outputOf(step: string): Buffer | null;
}

/**
 * The texts of one director, all of whose counters move: those of service `i` and of its destinations by a pace that
 * depends on `i`, so that neither the diff nor the compression of history has it easy.
 */
export function directorTexts(director: number, size: FleetSize): DirectorTexts {
  const sample = new MovingText(sampleOf(director, size));
  const still: Readonly<Record<string, Buffer>> = {
    uid: Buffer.from("0"),
    persistence: Buffer.alloc(0),
    listing: Buffer.from(listingOf(director, size)),
    timeouts: Buffer.from("Timeout (tcp tcpfin udp): 900 120 300"),
    daemons: Buffer.alloc(0),
  };
  return {
    outputOf(step) {
      if (step === "sample") return sample.next();
      return still[step] ?? null;
    },
  };
}

function* sampleOf(director: number, size: FleetSize) {
  yield* statsOf(director, size);
  yield "\n-- keepalived running\n";
  yield* stateOf(director, size);
}

function* statsOf(director: number, { services, destinations }: FleetSize) {
  yield "IP Virtual Server version 1.2.1 (size=4096)\n";
  yield "Prot LocalAddress:Port               Conns   InPkts  OutPkts  InBytes OutBytes\n";
  yield "  -> RemoteAddress:Port\n";
  for (let service = 0; service < services; service += 1) {
    yield `TCP  ${vipOf(director)}:${firstPort + service}`.padEnd(33);
    yield* counters(service, service);
    for (let index = 0; index < destinations; index += 1) {
      yield `\n  -> ${serverAddress(director, index)}:${firstPort + service}`.padEnd(34);
      yield* counters(service, service + index);
    }
    if (service < services - 1) yield "\n";
  }
}

function* counters(seed: number, pace: number) {
  const [connections, packets, bytes] = [1 + (pace % 5), 7 + (pace % 11), 997 + (pace % 13)];
  yield ` ${10 + seed}`;
  yield { perRound: connections };
  yield ` ${20 + seed}`;
  yield { perRound: packets };
  yield `        0 ${300 + seed}`;
  yield { perRound: bytes };
  yield "        0";
}

function listingOf(director: number, { services, destinations }: FleetSize): string {
  const lines = [
    "IP Virtual Server version 1.2.1 (size=4096)",
    "Prot LocalAddress:Port Scheduler Flags",
    "  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn",
  ];
  for (let service = 0; service < services; service += 1) {
    lines.push(`TCP  ${vipOf(director)}:${firstPort + service} wrr`);
    for (let index = 0; index < destinations; index += 1) {
      const endpoint = `  -> ${serverAddress(director, index)}:${firstPort + service}`.padEnd(33);
      lines.push(`${endpoint} Route   10     10000000   2`);
    }
  }
  return lines.join("\n");
}

function* stateOf(director: number, { services, destinations }: FleetSize) {
  yield filesOf(director);
  yield "IP Virtual Server version 1.2.1 (size=4096)\n";
  yield "Prot LocalAddress:Port Scheduler Flags\n";
  yield "  -> RemoteAddress:Port Forward Weight ActiveConn InActConn";
  for (let service = 0; service < services; service += 1) {
    yield `\nTCP  ${hexOf(vipOf(director), firstPort + service)} wrr `;
    for (let index = 0; index < destinations; index += 1) {
      yield `\n  -> ${hexOf(serverAddress(director, index), firstPort + service)}      Route   10     1`;
      yield { perRound: 1 + (index % 3) };
      yield "   2         ";
    }
  }
}

/** As the kernel's own table has an endpoint. */
function hexOf(address: string, port: number): string {
  const hex = (number: number, digits: number) => number.toString(16).toUpperCase().padStart(digits, "0");
  return `${address
    .split(".")
    .map((part) => hex(Number(part), 2))
    .join("")}:${hex(port, 4)}`;
}

function filesOf(director: number): string {
  const zeros = " 0 0 0 0 0 0";
  return `Main:
  +-- 0.0.0.0/0 3 0 5
     |-- ${vipOf(director)}
        /32 host LOCAL
Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 0 0${zeros} 0 0${zeros}
  eth0: 123456789 23456${zeros} 987654321 34567${zeros}
0.10 0.05 0.01 1/123 4567
`;
}
