import { expect, test } from "vitest";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";
import { guardNameSchema } from "@/lib/model/guard-name";
import { plannedServices } from "@/lib/plan/guards/planned-services";
import type { ObservedCluster } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { afterApply, file, freshHosts, planInput, sha256 } from "../observed-hosts";

function inForce(cluster: DesiredCluster): ObservedCluster {
  const hosts = freshHosts(cluster);
  return afterApply(hosts, planCluster(planInput(cluster, hosts)));
}

/** The hosts with some destinations missing in the kernels of so many directors. */
function without(observed: ObservedCluster, addresses: readonly string[], directors: number): ObservedCluster {
  return {
    ...observed,
    directors: observed.directors.map((director, index) => {
      const services = director.table.services.map((service) => ({
        ...service,
        destinations: service.destinations.filter(({ address }) => !addresses.includes(address)),
      }));
      return index < directors ? { ...director, table: { services } } : director;
    }),
  };
}

/** "name: 10.77.0.21:80 3>0" and "!" for one that is down. */
function changes(desired: DesiredCluster, observed: ObservedCluster, applied: DesiredCluster | null): string[] {
  return plannedServices({ desired, observed, applied }).flatMap(({ name, members }) =>
    members.map(
      ({ destination, weightBefore, weightAfter, isDown }) =>
        `${name}: ${destination} ${weightBefore ?? "-"}>${weightAfter ?? "-"}${isDown ? "!" : ""}`,
    ),
  );
}

const applied = exampleCluster;
const running = inForce(applied);

test("what is applied and what is desired are compared service by service", () => {
  const desired = clusterWith({ "services.0.destinations.0.weight": 0, "services.0.destinations.1.port": 80 });
  expect(changes(desired, running, applied)).toEqual([
    "www: 10.77.0.21:80 3>0",
    "www: 10.77.0.22:80 2>2",
    "www: 10.77.0.23:80 1>1",
  ]);
});

test("a service that goes away keeps its name, and one on another port is another service", () => {
  const moved = clusterWith({
    "services.0.listener.port": 81,
    "services.0.destinations": [{ ...exampleCluster.services[0]?.destinations[0], port: 81 }],
  });
  expect(changes(moved, running, applied)).toEqual([
    "www: 10.77.0.21:80 3>-",
    "www: 10.77.0.22:80 2>-",
    "www: 10.77.0.23:80 1>-",
    "www: 10.77.0.21:81 ->3",
  ]);
  const ids = plannedServices({ desired: moved, observed: running, applied }).map(({ id }) => id);
  expect(ids).toEqual([null, "s1"]);
});

test("before the first time, what our own files brought into the kernels is in force", () => {
  const desired = clusterWith({ "services.0.destinations.0.weight": 0 });
  expect(changes(desired, running, null)[0]).toBe("www: 10.77.0.21:80 3>0");
  expect(changes(desired, freshHosts(desired), null)[0]).toBe("www: 10.77.0.21:80 ->0");
});

test("services come in one order, whatever order a kernel prints them in", () => {
  const two = clusterWith({
    "services.1": {
      ...exampleCluster.services[0],
      id: "s2",
      name: "shop",
      listener: { kind: "address", vipId: "v1", protocol: "TCP", port: 443 },
      destinations: [{ ...exampleCluster.services[0]?.destinations[0], id: "e443", port: 443 }],
    },
  });
  const hosts = inForce(two);
  const reversed = hosts.directors.map((one) => ({ ...one, table: { services: [...one.table.services].reverse() } }));
  expect(changes(two, { ...hosts, directors: reversed }, null)).toEqual(changes(two, hosts, null));
});

test("a file that a director was imported with is its own, and counts as in force", () => {
  const text = `virtual_server 10.77.0.100 80 {
    protocol TCP
    real_server 10.77.0.21 80 {
        weight 3
    }
}
`;
  const path = keepalivedConfPath;
  const hosts = {
    ...running,
    directors: running.directors.map((one, index) => ({
      ...one,
      files: { ...one.files, [path]: index === 0 ? file(text) : null },
    })),
  };
  const [director, ...others] = exampleCluster.directors;
  const adopted = {
    ...exampleCluster,
    directors: [{ ...director, adopted: { sha256: sha256(text), text } }, ...others],
  };
  expect(changes(clusterSchema.parse(adopted), hosts, null)[0]).toBe("www: 10.77.0.21:80 3>3");
  expect(changes(exampleCluster, hosts, null)[0]).toBe("www: 10.77.0.21:80 ->3");
});

test("a destination is down when no director lets it serve", () => {
  expect(changes(applied, without(running, ["10.77.0.21"], 2), applied)[0]).toBe("www: 10.77.0.21:80 3>3!");
  expect(changes(applied, without(running, ["10.77.0.21"], 1), applied)[0]).toBe("www: 10.77.0.21:80 3>3");
});

test("without checks a missing destination is what the plan mends, not one that is down", () => {
  const unchecked = clusterWith({ "services.0.healthChecks": [] });
  const hosts = without(inForce(unchecked), ["10.77.0.21"], 2);
  expect(changes(unchecked, hosts, unchecked)[0]).toBe("www: 10.77.0.21:80 3>3");
});

test("one that was drained is not down, and a director without the service says nothing", () => {
  const drained = clusterWith({ "services.0.destinations.0.weight": 0 });
  expect(changes(applied, without(inForce(drained), ["10.77.0.21"], 2), drained)[0]).toBe("www: 10.77.0.21:80 0>3");
  const empty = { ...running, directors: running.directors.map((one) => ({ ...one, table: { services: [] } })) };
  expect(changes(applied, empty, applied)[0]).toBe("www: 10.77.0.21:80 3>3");
});

test("a quorum is lost when the weight falls below it by more than the hysteresis", () => {
  const withQuorum = clusterWith({ "services.0.keepalived": { quorum: 5, hysteresis: 2 } });
  const lostBelow = (desired: DesiredCluster) =>
    plannedServices({ desired, observed: running, applied }).map(({ quorumLostBelow }) => quorumLostBelow);
  expect(lostBelow(withQuorum)).toEqual([3]);
  expect(lostBelow({ ...withQuorum, engine: "ipvsadm" })).toEqual([null]);
});

test("a plan says what each guard found, also when it cannot be made", () => {
  const drained = clusterWith({ "services.0.destinations": [] });
  const plan = planCluster(planInput(drained, running, applied));
  expect(plan.guards.map(({ guard }) => guard)).toEqual(guardNameSchema.options);
  expect(plan.guards.filter(({ verdict }) => verdict === "forbids").map(({ guard }) => guard)).toEqual([
    "last_destination",
    "deletions",
  ]);
  const broken = planCluster(planInput(clusterWith({ "services.0.destinations.0.port": 8080 }), running, applied));
  expect(broken.waves).toEqual([]);
  expect(broken.guards.map(({ guard }) => guard)).toEqual(guardNameSchema.options);
});
