import { describe, expect, test } from "vitest";
import { withOnlyInstance } from "@/app/(panel)/clusters/[id]/settings/_components/with-only-instance";
import { addedGaps } from "@/components/cluster/added-gaps";
import { byHost } from "@/components/cluster/by-host";
import { newCheck } from "@/components/service-form/check-form";
import { checkGaps } from "@/components/service-form/check-gaps";
import { type Asked, withOnlyService } from "@/components/service-form/with-only-service";
import { type HostResource, hostFactsSchema } from "@/lib/api/resources/host";
import { schedulers } from "@/lib/model/atoms";
import { type HealthCheckKind, healthCheckSchema } from "@/lib/model/health-check";
import { errorAt, type Problem } from "@/lib/model/problem";
import { planCluster } from "@/lib/plan/plan-cluster";
import { exampleCluster } from "@/tests/support/example-cluster";
import { freshHosts, planInput } from "../plan/observed-hosts";

type Known = { keepalivedVersion?: string | null; ipvsadmVersion?: string | null; ipvsModules?: string[] | null };

/** The first director's host, of which this is known. */
function host({ keepalivedVersion = null, ipvsadmVersion = null, ipvsModules = null }: Known): HostResource {
  const facts = hostFactsSchema.parse({
    hostname: "director1",
    os: "Linux",
    kernel: "6.1",
    architecture: "x86_64",
    init: "systemd",
    packageManager: "apt",
    ipvsModule: "loaded",
    sudo: "works",
    interfaces: [],
    keepalivedVersion,
    ipvsadmVersion,
    ipvsModules,
  });
  return {
    id: "h1",
    name: "director1",
    address: "10.77.0.11",
    port: 22,
    username: "root",
    privilege: "root",
    credential: "worker_key",
    hasUploadedKey: false,
    trust: "trusted",
    hostKeyFingerprint: null,
    offeredHostKey: null,
    connection: "connected",
    connectionProblem: null,
    lastSeenAt: null,
    facts,
    factsAt: null,
    uses: [],
    revision: 1,
  };
}

function gaps(known: Known, asked: Asked, before: Asked = {}): string[] {
  const [wanted, plain] = [withOnlyService(exampleCluster, asked), withOnlyService(exampleCluster, before)];
  return addedGaps(wanted, plain, [host(known)]).map(({ code, params }) => `${code} ${params?.module ?? params?.what}`);
}

const check = (kind: HealthCheckKind) => healthCheckSchema.parse(newCheck(kind));

describe("a form greys", () => {
  test.each<[string, Known, Asked, string[]]>([
    [
      "a scheduler that the kernel lacks",
      { ipvsModules: ["rr"] },
      { scheduler: "mh" },
      ["plan.ipvs_module_missing ip_vs_mh"],
    ],
    [
      "flags of an old ipvsadm",
      { ipvsadmVersion: "1.27" },
      { schedulerFlags: ["flag-1"] },
      ["plan.ipvsadm_too_old flags"],
    ],
    [
      "a tunnel",
      { ipvsadmVersion: "1.30", keepalivedVersion: "2.2.7" },
      { destination: { forwarding: "tun", tunnel: { kind: "gre", checksum: "none" } } },
      ["plan.ipvsadm_too_old gre"],
    ],
    [
      "a check",
      { keepalivedVersion: "2.0.20" },
      { healthChecks: [check("ping")] },
      ["plan.keepalived_too_old PING_CHECK"],
    ],
    [
      "a scheduler of a newer keepalived",
      { keepalivedVersion: "2.2.4" },
      { scheduler: "twos" },
      ["plan.keepalived_too_old twos"],
    ],
  ])("%s", (_, known, asked, expected) => {
    expect(gaps(known, asked)).toEqual(expected);
  });

  test("nothing because of a host that nothing is known of, or whose programs do not say their version", () => {
    const all = schedulers.flatMap((scheduler) =>
      gaps({ keepalivedVersion: "unknown", ipvsadmVersion: "unknown" }, { scheduler }),
    );
    expect(all).toEqual([]);
  });

  test("one option of a check, and not the check", () => {
    const fresh = check("udp");
    const known = { keepalivedVersion: "2.1.5" };
    expect(gaps(known, { healthChecks: [fresh] })).toEqual([]);
    const { own } = checkGaps("udp", (asked, before) => gaps(known, asked, before)[0]);
    expect([...own.keys()]).toEqual(["payload", "requireReply"]);
  });

  test("a tracker of VRRP", () => {
    const tracker = { kind: "process", process: "haproxy", quorum: 1, delaySec: 0, weight: 0 } as const;
    const asked = withOnlyInstance(exampleCluster, { trackers: [tracker] });
    const found = addedGaps(asked, withOnlyInstance(exampleCluster, {}), [host({ keepalivedVersion: "2.0.10" })]);
    expect(found.map(({ params }) => params?.what)).toContain("vrrp_track_process");
  });
});

test("what a form greys is what a plan refuses, in the same words", () => {
  const known = { keepalivedVersion: "2.2.4", ipvsadmVersion: "1.31", ipvsModules: ["rr", "wrr"] };
  const asked = withOnlyService(exampleCluster, { scheduler: "twos" });
  const observed = freshHosts(exampleCluster);
  const directors = observed.directors.map((one) => ({
    ...one,
    ipvsModules: known.ipvsModules,
    keepalived: { version: known.keepalivedVersion, running: false, enabled: true },
  }));
  const refused = planCluster(planInput(asked, { ...observed, directors })).problems.filter(
    ({ path }) => path[1] === "h1",
  );
  expect(addedGaps(asked, withOnlyService(exampleCluster, {}), [host(known)])).toEqual(refused);
});

test("what several directors lack is said once, with all their names", () => {
  const lacking = (host: string, module: string): Problem => errorAt([], "plan.ipvs_module_missing", { host, module });
  const problems = [lacking("lb1", "ip_vs_mh"), lacking("lb1", "ip_vs_fo"), lacking("lb2", "ip_vs_mh")];
  expect(byHost(problems).map(({ params }) => `${params?.host}: ${params?.module}`)).toEqual([
    "lb1, lb2: ip_vs_mh",
    "lb1: ip_vs_fo",
  ]);
});
