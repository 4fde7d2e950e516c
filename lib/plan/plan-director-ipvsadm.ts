import { directorFiles } from "@/lib/director/director-files";
import { directorPaths, directorStatePaths, directorUnit } from "@/lib/director/director-paths";
import { heldVips } from "@/lib/director/held-vips";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { type IpAddress, parseAddress } from "@/lib/model/address";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { bootSteps } from "./boot-service";
import type { DirectorPart } from "./director-part";
import { type KernelEdits, kernelEdits } from "./kernel-edits";
import type { HostPlan, ObservedAddress, ObservedDirector, PlanStep, Sentence } from "./model";
import { planDirectorNet } from "./plan-director-net";
import { type FilePlan, noOp, planFile } from "./plan-file";
import { restoreScript, restoreWhatCanBe } from "./restore-script";

const reason: Sentence = { code: "reason.director", params: {} };

/**
 * Engine ipvsadm: the files that bring the state back at boot come first, then the kernel gets the fewest lines that make
 * it so now, and then the VIPs. Without keepalived nothing moves a VIP: the director of the highest priority holds all.
 */
export function planDirectorIpvsadm(part: DirectorPart): HostPlan {
  const { cluster, director, observed, ownedKeys, sha256 } = part;
  const wanted = directorFiles(cluster, director.id, observed.init);
  const files = wanted.map((file, index) =>
    planFile(file, { id: `file.${index + 1}`, reason, observed: observed.files[file.path] ?? null, sha256 }),
  );
  const net = planDirectorNet(part);
  const table = expectedTable(cluster);
  const keys = new Set(table.services.map(({ key }) => serviceKeyText(key)));
  const edits = kernelEdits(table.services, observed.table, ownedKeys);
  const unitChanged = wanted.some(({ path }, index) => path === directorPaths.systemd && files[index]?.changed);
  const addresses = heldVips(cluster, director.id).map(
    ({ address, prefixLength }): ObservedAddress => ({ interface: director.interface, address, prefixLength }),
  );
  const absentAddresses = appliedVips(observed).filter((vip) => !addresses.some(({ address }) => address === vip));
  const boot = { unit: directorUnit, init: observed.init, enabled: observed.bootEnabled, wanted: true, unitChanged };
  return {
    hostId: observed.hostId,
    hostName: part.hostName,
    targetId: director.id,
    role: "director",
    steps: [
      ...net.setUp,
      ...files.map(({ step }) => step),
      kernelStep(edits),
      vipStep(observed, files, addresses, absentAddresses),
      ...bootSteps(boot),
      ...net.removal,
    ],
    files: [...net.files, ...files].map(({ change }) => change),
    kernelEdits: edits.lines,
    expected: {
      table,
      checkedServices: [],
      absent: ownedKeys.filter((key) => !keys.has(serviceKeyText(key))),
      files: {
        ...Object.fromEntries(wanted.map(({ path, content }) => [path, sha256(content)])),
        ...net.expected.files,
      },
      addresses,
      absentAddresses,
      sysctls: {},
      setUp: net.expected.setUp,
      netBootEnabled: net.expected.netBootEnabled,
      bootEnabled: true,
    },
  };
}

function kernelStep({ lines, undo }: KernelEdits): PlanStep {
  if (lines.length === 0) return noOp("kernel", { code: "step.kernel_unchanged", params: {} });
  return {
    id: "kernel",
    action: "update",
    title: { code: "step.kernel_edit", params: { count: lines.length } },
    reason,
    script: restoreScript(lines),
    undo: undo.length === 0 ? "" : restoreWhatCanBe(undo),
  };
}

function vipStep(
  observed: ObservedDirector,
  files: readonly FilePlan[],
  addresses: readonly ObservedAddress[],
  absentAddresses: readonly IpAddress[],
): PlanStep {
  const present = addresses.every((wanted) => observed.addresses.some((one) => sameAddress(one, wanted)));
  const left = observed.addresses.some(({ address }) => absentAddresses.includes(address));
  if (present && !left) return noOp("vips", { code: "step.vips_in_force", params: { count: addresses.length } });
  return {
    id: "vips",
    action: "update",
    title: { code: "step.vips_update", params: { vips: addresses.map(({ address }) => address).join(", ") } },
    reason,
    script: `exec ${directorPaths.script} start`,
    undo: undoVips(observed, files),
  };
}

/** The old list is put back here already, because the undo of the step that wrote the new one comes later. */
function undoVips(observed: ObservedDirector, files: readonly FilePlan[]): string {
  if (observed.files[directorPaths.vips] == null) return `exec ${directorPaths.script} stop`;
  const list = files.find(({ change }) => change.path === directorPaths.vips)?.step.undo ?? "";
  return `(\n${list === "" ? ":" : list}\n)\nexec ${directorPaths.script} start`;
}

function sameAddress(a: ObservedAddress, b: ObservedAddress): boolean {
  return a.interface === b.interface && a.address === b.address && a.prefixLength === b.prefixLength;
}

/** The VIPs that our script put on an interface: `VIP/PREFIX INTERFACE` a line. */
export function appliedVips({ files }: Pick<ObservedDirector, "files">): IpAddress[] {
  const list = files[directorStatePaths.applied]?.content ?? "";
  return list.split("\n").flatMap((line) => parseAddress(line.split("/")[0] ?? "") ?? []);
}
