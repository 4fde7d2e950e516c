import { expect, test } from "vitest";
import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsDestination } from "@/lib/ipvs/model";
import { checkedServices } from "@/lib/plan/checked-services";
import { tableDifferences } from "@/lib/plan/differences";
import { clusterWith } from "../../support/example-cluster";

const sorryServer = { address: "10.77.0.99", port: 80, forwarding: "dr" };

/** What a read-back says when the kernel has one destination more. */
function withAnother(keepalived: object, change: Partial<IpvsDestination> = {}): string[] {
  const cluster = clusterWith({ "services.0.healthChecks": [], "services.0.keepalived": keepalived });
  const table = expectedTable(cluster);
  const services = table.services.map((service) => ({
    ...service,
    destinations: service.destinations.flatMap((one, index) =>
      index === 0 ? [one, { ...one, address: cluster.vips[0]?.address ?? one.address, weight: 0, ...change }] : [one],
    ),
  }));
  const expected = { table, checkedServices: checkedServices(cluster), absent: [] };
  return tableDifferences(expected, { table: { services } }).map(({ code, severity }) => `${severity} ${code}`);
}

test("a sorry server that keeps its place in the table is as expected, without any check too", () => {
  const [address] = clusterWith({ "vips.0.address": sorryServer.address }).vips.map((vip) => vip.address);
  if (address === undefined) throw new Error("the example has a VIP");
  const kept = { sorryServer, sorryServerInhibit: true };
  expect(withAnother(kept, { address })).toEqual([]);
  expect(withAnother(kept, { address, weight: 1 })).toEqual(["warning difference.sorry_server"]);
  expect(withAnother(kept)).toEqual(["error difference.destination_unexpected"]);
  expect(withAnother({ sorryServer }, { address })).toEqual(["error difference.destination_unexpected"]);
});
