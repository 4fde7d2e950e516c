import type { DraftListener } from "@/lib/import/draft";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import { type SorryServer, sorryServerSchema } from "@/lib/model/virtual-server-options";
import { readForwarding } from "./read-forwarding";
import type { Reading, Section } from "./section";

/** `sorry_server ADDRESS [PORT]` and its method, which is NAT unless said otherwise for it or the virtual server. */
export function readSorryServer(section: Section, listener: DraftListener, reading: Reading): SorryServer | null {
  const node = section.last("sorry_server");
  const own = section.last("sorry_server_lvs_method") ?? section.last("lvs_method", "lb_kind");
  if (node === null) return null;
  const [, address, port] = node.words;
  const server = sorryServerSchema.safeParse({
    address,
    port: port === undefined && listener.kind === "address" ? listener.port : parseInteger(port, 1, 65535),
    forwarding: (own === null ? null : readForwarding(own, reading)?.forwarding) ?? "nat",
  });
  if (server.success) return server.data;
  reading.report.error(reading.places.of(node, 1), "sorry_server.not_taken", { text: node.words.slice(1).join(" ") });
  return null;
}
