import { describe, expect, test } from "vitest";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { parseSave } from "@/lib/ipvs/parse-save";
import { asChecksLeftIt } from "@/lib/plan/as-checks-left-it";
import { checkedServices } from "@/lib/plan/checked-services";
import { tableDifferences } from "@/lib/plan/differences";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";

const sorry = { address: "10.77.0.29", port: 80, forwarding: "dr" };
const withSorry = clusterWith({ "services.0.keepalived.sorryServer": sorry });
const inhibiting = clusterWith({ "services.0.keepalived.inhibitOnFailure": true });
const weighing = clusterWith({
  "services.0.healthChecks": [{ kind: "command", command: ["/bin/true"], dynamicWeight: true }],
});

function table(...destinations: string[]) {
  const lines = ["-A -t 10.77.0.100:80 -s wrr", ...destinations.map((one) => `-a -t 10.77.0.100:80 -r 10.77.0.${one}`)];
  const read = parseSave(`${lines.join("\n")}\n`);
  if (!read.ok) throw new Error("not a table");
  return read.value;
}

const all = ["21:80 -g -w 3", "22:80 -g -w 2", "23:80 -g -w 1"];

describe("what a read-back makes of a kernel that the checks changed", () => {
  test.each([
    ["a destination that was taken out", exampleCluster, all.slice(1), ["warning difference.destination_down"]],
    [
      "a destination that was taken out of a service that nobody checks",
      clusterWith({ "services.0.healthChecks": [] }),
      all.slice(1),
      ["error difference.destination_missing"],
    ],
    [
      "a destination that has checks of its own in such a service",
      clusterWith({ "services.0.healthChecks": [], "services.0.destinations.0.healthChecks": [{ kind: "ping" }] }),
      all.slice(1),
      ["warning difference.destination_down"],
    ],
    [
      "the sorry server in the place of all destinations",
      withSorry,
      ["29:80 -g -w 1"],
      [...all.map(() => "warning difference.destination_down"), "warning difference.sorry_server"],
    ],
    ["another stranger", withSorry, [...all, "28:80 -g -w 1"], ["error difference.destination_unexpected"]],
    [
      "weight 0 where a failing destination keeps its place",
      inhibiting,
      ["21:80 -g -w 0", ...all.slice(1)],
      ["warning difference.destination_down"],
    ],
    [
      "weight 0 where it does not",
      exampleCluster,
      ["21:80 -g -w 0", ...all.slice(1)],
      ["error difference.destination_differs"],
    ],
    [
      "another way of forwarding at weight 0",
      inhibiting,
      ["21:80 -m -w 0", ...all.slice(1)],
      ["error difference.destination_differs"],
    ],
    [
      "a weight that a check has set",
      weighing,
      ["21:80 -g -w 77", ...all.slice(1)],
      ["warning difference.weight_varies"],
    ],
  ])("%s", (_, cluster, destinations, found) => {
    const expected = { table: expectedTable(cluster), checkedServices: checkedServices(cluster), absent: [] };
    const differences = tableDifferences(expected, { table: table(...destinations) });
    expect(differences.map(({ severity, code }) => `${severity} ${code}`)).toEqual(found);
  });
});

test("mending a kernel leaves what the checks made of it", () => {
  const cluster = clusterWith({
    "services.0.keepalived": { inhibitOnFailure: true, sorryServer: sorry },
  });
  const [service] = expectedTable(cluster).services;
  const [checked] = checkedServices(cluster);
  if (service === undefined || checked === undefined) throw new Error("the example has a checked service");
  const observed = table("21:80 -g -w 0", "22:80 -m -w 9", "29:80 -g -w 1");
  const left = asChecksLeftIt(service, checked, observed).destinations;
  expect(left.map(({ address, forwarding, weight }) => `${address} ${forwarding} ${weight}`)).toEqual([
    "10.77.0.21 dr 0",
    "10.77.0.22 dr 2",
    "10.77.0.29 dr 1",
  ]);
});
