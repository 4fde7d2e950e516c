import { createHash } from "node:crypto";
import { directorStatePaths } from "@/lib/director/director-paths";
import { importText } from "@/lib/import/import-text";
import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsTable } from "@/lib/ipvs/model";
import { planTableEdits } from "@/lib/ipvs/plan-table-edits";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { readServices } from "@/lib/keepalived/read-services";
import { readVrrpSecretPath } from "@/lib/keepalived/vrrp-secret-file";
import type { DesiredCluster } from "@/lib/model/cluster";
import { guardSettingsSchema } from "@/lib/model/guard-settings";
import type {
  HostPlan,
  ObservedCluster,
  ObservedDirector,
  ObservedFile,
  ObservedRealServer,
  Plan,
} from "@/lib/plan/model";
import { observedDirectorPaths, observedRealServerPaths } from "@/lib/plan/observed-paths";
import type { PlanInput } from "@/lib/plan/plan-cluster";
import { realServerStatePaths } from "@/lib/realserver/real-server-paths";
import { IpvsSimulator } from "@/tests/support/ipvs-simulator";

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

export function file(content: string): ObservedFile {
  return { content, sha256: sha256(content) };
}

/** Hosts as a fresh installation leaves them: packages there, nothing set up. */
export function freshHosts(cluster: DesiredCluster): ObservedCluster {
  return {
    directors: cluster.directors.map(
      ({ id, hostId, address, interface: device }): ObservedDirector => ({
        directorId: id,
        hostId,
        init: "systemd",
        table: { services: [] },
        files: Object.fromEntries(observedDirectorPaths.map((path) => [path, null])),
        addresses: [{ interface: device, address, prefixLength: 24 }],
        interfaces: ["lo", device],
        keepalived: { version: "2.2.7", running: false, enabled: true },
        setUp: { kind: "absent" },
        packetFilter: "nft",
        netBootEnabled: false,
        ipvsadmVersion: "1.31",
        tableMissing: null,
        ipvsModules: null,
        processEvents: null,
        ipvsSysctls: {},
        bootEnabled: false,
      }),
    ),
    realServers: cluster.realServers.flatMap(({ id, hostId, address }): ObservedRealServer[] =>
      hostId === null
        ? []
        : [
            {
              realServerId: id,
              hostId,
              init: "systemd",
              addresses: [{ interface: "eth0", address, prefixLength: 24 }],
              sysctls: { "net.ipv4.conf.all.arp_ignore": "0", "net.ipv4.conf.all.arp_announce": "0" },
              files: Object.fromEntries(observedRealServerPaths.map((path) => [path, null])),
              setUp: { kind: "absent" },
              packetFilter: "nft",
              gateways: [],
              bootEnabled: false,
            },
          ],
    ),
    unreachable: [],
  };
}

export function planInput(
  desired: DesiredCluster,
  observed: ObservedCluster,
  applied: DesiredCluster | null = null,
): PlanInput {
  const names = [...desired.directors, ...desired.realServers].map(({ hostId, name }) => [hostId ?? "", name]);
  return {
    desired,
    observed,
    applied,
    draftRevision: 1,
    hostNames: Object.fromEntries(names),
    otherSetUps: {},
    guards: guardSettingsSchema.parse({}),
    segment: { vips: [], adverts: null },
    neighbours: [],
    nowMs: Date.UTC(2026, 10, 21, 12),
    sha256,
  };
}

/**
 * The hosts after a plan was carried out, found out from what its steps do and not from what it expects: files as
 * written, lines of `ipvsadm -R` run by the simulator, and keepalived's edits from its old file to its new one.
 */
export function afterApply(observed: ObservedCluster, plan: Plan): ObservedCluster {
  let { directors, realServers } = observed;
  for (const host of plan.waves.flatMap((wave) => wave.hosts)) {
    const { hostId, role } = host;
    if (role === "director") {
      directors = directors.map((one) => (one.hostId === hostId ? directorAfter(one, host) : one));
    } else {
      realServers = realServers.map((one) => (one.hostId === hostId ? realServerAfter(one, host) : one));
    }
  }
  return { ...observed, directors, realServers };
}

/** A step refuses to replace another file than the one it was planned for. */
function filesAfter(files: ObservedDirector["files"], host: HostPlan): ObservedDirector["files"] {
  for (const { path, before } of host.files) {
    if ((files[path]?.content ?? null) !== before) throw new Error(`${path} is not the file the plan was made for`);
  }
  const changed = host.files.map(({ path, after }) => [path, after === null ? null : file(after)]);
  return { ...files, ...secretsAfter(host), ...Object.fromEntries(changed) };
}

/** Their texts are in no plan, only their sums. */
function secretsAfter({ expected }: HostPlan): ObservedDirector["files"] {
  const secrets = Object.entries(expected.files).filter(([path]) => readVrrpSecretPath(path) !== null);
  return Object.fromEntries(secrets.map(([path, sum]) => [path, sum === null ? null : { sha256: sum, content: null }]));
}

function directorAfter(before: ObservedDirector, host: HostPlan): ObservedDirector {
  const files = filesAfter(before.files, host);
  const kernel = new IpvsSimulator(before.table);
  const [mend, rest] = splitEdits(host);
  kernel.restore(mend);
  const running = host.steps.some(({ id }) => id.endsWith(".daemon"));
  if (running) {
    // A reload of keepalived 2.2.7 does not apply a threshold that changed alone.
    const old = before.keepalived?.running === true ? withoutThresholds(tableOf(before.files)) : { services: [] };
    kernel.restore(
      planTableEdits(
        tableOf(files).services,
        old,
        old.services.map(({ key }) => key),
      ),
    );
  }
  kernel.restore(rest);
  const applied = host.expected.addresses
    .map((one) => `${one.address}/${one.prefixLength} ${one.interface}\n`)
    .join("");
  return {
    ...before,
    files: { ...files, [directorStatePaths.applied]: applied === "" ? null : file(applied) },
    table: kernel.table,
    addresses: [
      ...before.addresses.filter(({ address }) => !host.expected.absentAddresses.includes(address)),
      ...host.expected.addresses.filter(({ address }) => !before.addresses.some((one) => one.address === address)),
    ],
    keepalived: running ? { version: "2.2.7", running: true, enabled: true } : before.keepalived,
    setUp: host.expected.setUp === null ? { kind: "absent" } : { kind: "in-place" },
    netBootEnabled: host.expected.netBootEnabled ?? before.netBootEnabled,
    bootEnabled: host.expected.bootEnabled ?? before.bootEnabled,
  };
}

/** Lines of the steps "take-over" and "mend" run before keepalived reads its file, those of "thresholds" after. */
function splitEdits(host: HostPlan): [string[], string[]] {
  const early = host.steps.flatMap(({ id, script }) => (/\.(take-over|mend)$/.test(id) ? script.split("\n") : []));
  const before = host.kernelEdits.filter((line) => early.includes(line));
  return [before, host.kernelEdits.slice(before.length)];
}

/** What keepalived makes of its file, whoever wrote it. */
function tableOf(files: ObservedDirector["files"]): IpvsTable {
  const text = files[keepalivedConfPath]?.content ?? "";
  const read = readServices(text);
  if (read.ok) return read.value.table;
  const [cluster] = importText("keepalived", [{ path: keepalivedConfPath, text }]).clusters;
  return cluster === undefined ? { services: [] } : expectedTable(cluster);
}

function withoutThresholds({ services }: IpvsTable): IpvsTable {
  return {
    services: services.map((service) => ({
      ...service,
      destinations: service.destinations.map((one) => ({ ...one, upperThreshold: null, lowerThreshold: null })),
    })),
  };
}

function realServerAfter(before: ObservedRealServer, host: HostPlan): ObservedRealServer {
  const { addresses, absentAddresses, sysctls, bootEnabled } = host.expected;
  const applied = addresses.map(({ address }) => `${address}\n`).join("");
  return {
    ...before,
    files: {
      ...filesAfter(before.files, host),
      [realServerStatePaths.applied]: applied === "" ? null : file(applied),
    },
    addresses: [
      ...before.addresses.filter(({ address }) => !absentAddresses.includes(address)),
      ...addresses.filter(({ address }) => !before.addresses.some((one) => one.address === address)),
    ],
    sysctls: { ...before.sysctls, ...sysctls },
    setUp: host.expected.setUp === null ? { kind: "absent" } : { kind: "in-place" },
    bootEnabled: bootEnabled ?? before.bootEnabled,
  };
}
