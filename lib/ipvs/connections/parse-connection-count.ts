import type { IpAddress } from "@/lib/model/address";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { parseKernelAddress, parseKernelMark } from "./kernel-address";
import {
  type ConnectedClient,
  type ConnectionCount,
  clientsMax,
  type PersistenceTemplate,
  type StateCount,
} from "./model";

/** What `countConnectionsScript` printed; null = something else, or the table could not be read. */
export function parseConnectionCount(output: string): ConnectionCount | null {
  const lines = output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split(" "));
  const all = (kind: string) => lines.filter(([first]) => first === kind).map((words) => words.slice(1));
  const numbers = (kind: string) => all(kind)[0]?.map(parseCount) ?? [];
  const [counted] = numbers("counted");
  const [read] = numbers("read");
  const [end] = numbers("end");
  const [connections, templates, clients, others] = numbers("found");
  const states = complete(all("state").map(([state, count]) => readState(state, count)));
  const topClients = complete(all("client").map(readClient));
  const someTemplates = complete(all("template").map(readTemplate));
  if (counted == null || read == null || end == null || !(end in wholeByStatus)) return null;
  if (connections == null || templates == null || clients == null || others == null) return null;
  if (states === null || topClients === null || someTemplates === null) return null;
  return {
    ...{ counted, read, isWhole: wholeByStatus[end] === true, connections, clients, templates },
    states: inOrder(states),
    isClientsCut: clients === clientsMax && others > 0,
    topClients: topClients.toSorted((a, b) => b.connections - a.connections),
    someTemplates,
  };
}

/** How reading the table ended: at its end, or by the time limit (`timeout` says 124, busybox the signal). */
const wholeByStatus: Readonly<Record<number, boolean>> = { 0: true, 124: false, 143: false };

/** All of them, or null when one could not be read. */
function complete<T>(items: readonly (T | null)[]): T[] | null {
  const read = items.filter((item) => item !== null);
  return read.length === items.length ? read : null;
}

function inOrder(states: readonly StateCount[]): StateCount[] {
  return states.toSorted((a, b) => b.count - a.count || a.state.localeCompare(b.state));
}

function readState(state: string | undefined, text: string | undefined): StateCount | null {
  const count = parseCount(text);
  return state === undefined || !stateName.test(state) || count === null ? null : { state, count };
}

/** As the kernel names them: ESTABLISHED, S-SENT, ERR!, ? */
const stateName = /^[A-Z0-9_!?-]{1,20}$/;

function readClient([number, soonest, text, ...pairs]: readonly string[]): ConnectedClient | null {
  const [connections, soonestExpirySec, address] = [
    parseCount(number),
    parseCount(soonest),
    parseKernelAddress(text ?? ""),
  ];
  const states = complete(
    pairs.map((pair) => {
      const [state, count] = pair.split("=");
      return readState(state, count);
    }),
  );
  if (connections === null || soonestExpirySec === null || address === null || states === null) return null;
  return { address, connections, soonestExpirySec, states: inOrder(states) };
}

function readTemplate(words: readonly string[]): PersistenceTemplate | null {
  const [protocol, client, virtual, virtualPort, server, serverPort, seconds] = words;
  const [from, to, port] = [parseKernelAddress(client ?? ""), parseKernelAddress(server ?? ""), parsePort(serverPort)];
  const service = readService(protocol, virtual ?? "", parsePort(virtualPort), from);
  const expiresSec = parseCount(seconds);
  if (from === null || to === null || port === null || service === null || expiresSec === null) return null;
  return { client: from, service, destination: { address: to, port }, expiresSec };
}

function readService(
  protocol: string | undefined,
  virtual: string,
  port: number | null,
  client: IpAddress | null,
): string | null {
  if (protocol === "IP") {
    const mark = parseKernelMark(virtual);
    return mark === null || client === null
      ? null
      : serviceKeyText({ kind: "fwmark", mark, family: client.includes(":") ? "inet6" : "inet" });
  }
  const address = parseKernelAddress(virtual);
  if (protocol !== "TCP" && protocol !== "UDP" && protocol !== "SCTP") return null;
  return address === null || port === null ? null : serviceKeyText({ kind: "address", protocol, address, port });
}

function parsePort(text: string | undefined): number | null {
  return text !== undefined && /^[0-9A-F]{4}$/.test(text) ? Number.parseInt(text, 16) : null;
}

function parseCount(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
