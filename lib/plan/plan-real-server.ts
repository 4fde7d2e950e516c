import { hostPrefix, type IpAddress } from "@/lib/model/address";
import { realServerFiles } from "@/lib/realserver/real-server-files";
import { realServerPaths, realServerUnit } from "@/lib/realserver/real-server-paths";
import { isNoSetUp, type RealServerSetUp } from "@/lib/realserver/real-server-set-up";
import { realServerSysctls } from "@/lib/realserver/real-server-sysctls";
import { removeFileScript } from "@/lib/shell/remove-file";
import { bootSteps } from "./boot-service";
import { appliedRealServerVips, listedSetUp } from "./listed-set-up";
import type { Expectation, HostPlan, ObservedRealServer, PlanStep, Sentence } from "./model";
import { type FilePlan, noOp, planFile, planFileRemoval } from "./plan-file";

export type RealServerPart = {
  readonly hostName: string;
  readonly observed: ObservedRealServer;
  /** What the host must have after this part; nothing at all = nothing of ours stays. */
  readonly setUp: RealServerSetUp;
  readonly sha256: (text: string) => string;
};

/** The steps that make one host a real server of exactly this set-up, or that put back what it was before the first. */
export function planRealServer(part: RealServerPart): HostPlan {
  const { steps, files } = isNoSetUp(part.setUp) ? planRemoval(part) : planSetUp(part);
  return {
    hostId: part.observed.hostId,
    hostName: part.hostName,
    targetId: part.observed.realServerId,
    role: "real-server",
    steps,
    files: files.map(({ change }) => change),
    kernelEdits: [],
    expected: expectation(part, files),
  };
}

const becomes: Sentence = { code: "reason.real_server", params: {} };
const leaves: Sentence = { code: "reason.real_server_leaves", params: {} };

function planSetUp(part: RealServerPart): { steps: PlanStep[]; files: FilePlan[] } {
  const { observed, setUp, sha256 } = part;
  const wanted = realServerFiles(setUp, observed.init);
  const files = wanted.map((file, index) =>
    planFile(file, {
      id: `file.${index + 1}`,
      reason: becomes,
      observed: observed.files[file.path] ?? null,
      sha256,
    }),
  );
  const unitChanged = wanted.some(({ path }, index) => path === realServerPaths.systemd && files[index]?.changed);
  return {
    steps: [
      ...files.map(({ step }) => step),
      startStep(part, files),
      ...bootSteps({
        unit: realServerUnit,
        init: observed.init,
        enabled: observed.bootEnabled,
        wanted: true,
        unitChanged,
      }),
    ],
    files,
  };
}

function startStep(part: RealServerPart, files: readonly FilePlan[]): PlanStep {
  const { observed, setUp } = part;
  const inForce = sysctlsInForce(part) && vipsInForce(part) && observed.setUp.kind === "in-place";
  if (inForce && files.every(({ changed }) => !changed)) {
    return noOp("start", { code: "step.real_server_in_force", params: { count: setUp.vips.length } });
  }
  return {
    id: "start",
    action: isNoSetUp(listedSetUp(observed)) ? "create" : "update",
    title: startTitle(setUp),
    reason: becomes,
    script: `exec ${realServerPaths.script} start`,
    undo: undoStart(part, files),
  };
}

function startTitle({ vips, net }: RealServerSetUp): Sentence {
  if (net.length === 0) return { code: "step.real_server_start", params: { vips: vips.join(", ") } };
  return vips.length === 0
    ? { code: "step.real_server_gateway", params: { net: net.join("; ") } }
    : { code: "step.real_server_start_net", params: { vips: vips.join(", "), net: net.join("; ") } };
}

/**
 * A host that was a real server before gets its old lists back and starts with them; one that was none forgets all of it.
 * The lists are put back here already, because the undo of the steps that wrote them comes later.
 */
function undoStart({ observed, sha256 }: RealServerPart, files: readonly FilePlan[]): string {
  if (observed.files[realServerPaths.vips] != null) {
    const lists = files.filter(({ change: { path } }) => path === realServerPaths.vips || path === realServerPaths.net);
    const undo = lists.flatMap(({ step }) => (step.undo === "" ? [] : [`(\n${step.undo}\n)\n`]));
    return `${undo.join("")}exec ${realServerPaths.script} start`;
  }
  const sysctl = files.find(({ change }) => change.path === realServerPaths.sysctl)?.change.after ?? "";
  const removal = removeFileScript({ path: realServerPaths.sysctl, expectBefore: { sha256: sha256(sysctl) } });
  return `(\n${removal})\nexec ${realServerPaths.script} stop`;
}

/** Boot first and sysctl.d before `stop`, so that nothing of ours comes back; the script itself goes last. */
function planRemoval(part: RealServerPart): { steps: PlanStep[]; files: FilePlan[] } {
  const { observed, sha256 } = part;
  const remove = (path: string, mode: number, id: string) =>
    planFileRemoval(path, mode, { id, reason: leaves, observed: observed.files[path] ?? null, sha256 });
  const sysctl = remove(realServerPaths.sysctl, 0o644, "file.1");
  const rest = [
    remove(realServerPaths[observed.init], observed.init === "systemd" ? 0o644 : 0o755, "file.2"),
    remove(realServerPaths.vips, 0o644, "file.3"),
    remove(realServerPaths.net, 0o644, "file.4"),
    remove(realServerPaths.script, 0o755, "file.5"),
  ];
  const boot = bootSteps({
    unit: realServerUnit,
    init: observed.init,
    enabled: observed.bootEnabled,
    wanted: false,
    unitChanged: false,
  });
  return {
    steps: [...boot, sysctl.step, stopStep(observed), ...rest.map(({ step }) => step)],
    files: [sysctl, ...rest],
  };
}

function stopStep({ files }: ObservedRealServer): PlanStep {
  if (files[realServerPaths.script] == null) return noOp("stop", { code: "step.real_server_absent", params: {} });
  return {
    id: "stop",
    action: "delete",
    title: { code: "step.real_server_stop", params: {} },
    reason: leaves,
    script: `exec ${realServerPaths.script} stop`,
    undo: `exec ${realServerPaths.script} start`,
  };
}

function expectation(part: RealServerPart, files: readonly FilePlan[]): Expectation {
  const { observed, setUp, sha256 } = part;
  const { vips } = setUp;
  return {
    table: { services: [] },
    checkedServices: [],
    absent: [],
    files: Object.fromEntries(
      files.map(({ change: { path, after } }) => [path, after === null ? null : sha256(after)]),
    ),
    addresses: vips.map((address) => ({ interface: "lo", address, prefixLength: hostPrefix(address) })),
    absentAddresses: appliedRealServerVips(observed).filter((address) => !vips.includes(address)),
    sysctls: realServerSysctls(vips),
    setUp: isNoSetUp(setUp) ? null : "in-place",
    bootEnabled: !isNoSetUp(setUp),
    netBootEnabled: null,
  };
}

function sysctlsInForce({ observed, setUp: { vips } }: RealServerPart): boolean {
  return Object.entries(realServerSysctls(vips)).every(([name, value]) => observed.sysctls[name] === value);
}

function vipsInForce({ observed, setUp: { vips } }: RealServerPart): boolean {
  const onLo = (vip: IpAddress) =>
    observed.addresses.some(
      (one) => one.interface === "lo" && one.address === vip && one.prefixLength === hostPrefix(vip),
    );
  const left = appliedRealServerVips(observed).filter((vip) => !vips.includes(vip));
  return vips.every(onLo) && !left.some(onLo);
}
