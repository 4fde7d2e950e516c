import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsService, IpvsTable } from "@/lib/ipvs/model";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { adoptedServices } from "./adopted-services";
import { asChecksLeftIt } from "./as-checks-left-it";
import { checkedServices } from "./checked-services";
import { confOnDirector } from "./conf-on-director";
import { confPaths } from "./conf-paths";
import { confTestScript } from "./conf-test-script";
import { tableDifferences } from "./differences";
import { type ConfFile, directorConf } from "./director-conf";
import type { DirectorPart } from "./director-part";
import {
  disableKeepalived,
  enableKeepalived,
  reloadKeepalived,
  reloadOrStartKeepalived,
  startKeepalived,
  stopKeepalived,
} from "./keepalived-service";
import { kernelEdits } from "./kernel-edits";
import type { HostPlan, ObservedDirector, PlanStep, Sentence } from "./model";
import { planDirectorNet } from "./plan-director-net";
import { type FilePlan, keptFile, noOp, planFile } from "./plan-file";
import { restoreScript, restoreWhatCanBe } from "./restore-script";
import { stepExitCode } from "./step-exit-code";
import { takeOverKernel } from "./take-over-kernel";
import { secretRemovalSteps, secretWriteSteps, wantedSecretFiles } from "./vrrp-secret-steps";

const reason: Sentence = { code: "reason.director", params: {} };

/**
 * Engine keepalived: one file, or those that somebody's own consisted of, checked by keepalived itself on the director
 * before they take the place of the old ones, then a reload, or a start. The kernel is keepalived's; Signalbox edits it only to mend what keepalived would not, because it
 * compares a new file with its old one and never with the kernel.
 */
export function planDirectorKeepalived(part: DirectorPart): HostPlan {
  const { cluster, director, observed } = part;
  const conf = wantedConf(part);
  const files = planConf(part, conf);
  const secrets = wantedSecretFiles(part, conf);
  const newSecrets = secretWriteSteps(secrets, observed, reason);
  const changed = files.some((file) => file.changed) || newSecrets.some(({ action }) => action !== "no-op");
  const net = planDirectorNet(part);
  const table = expectedTable(cluster);
  const keys = new Set(table.services.map(({ key }) => serviceKeyText(key)));
  const takeOver = takeOverKernel(part);
  const mend = mendEdits(part);
  const thresholds = thresholdEdits(part, table);
  return {
    hostId: observed.hostId,
    hostName: part.hostName,
    targetId: director.id,
    role: "director",
    steps: [
      ...net.setUp,
      ...newSecrets,
      ...takeOver.steps,
      ...files.map(({ step }) => step),
      ...editSteps("mend", "step.kernel_mend", mend),
      daemonStep(observed, files, changed),
      ...editSteps("thresholds", "step.thresholds", thresholds),
      ...secretRemovalSteps(secrets, observed, reason),
      bootStep(observed),
      ...net.removal,
    ],
    files: [...net.files, ...files].map(({ change }) => change),
    kernelEdits: [...takeOver.lines, ...mend.lines, ...thresholds.lines],
    expected: {
      table,
      checkedServices: checkedServices(cluster),
      absent: part.ownedKeys.filter((key) => !keys.has(serviceKeyText(key))),
      files: {
        ...Object.fromEntries(conf.map(({ path, sha256 }) => [path, sha256])),
        ...secrets,
        ...net.expected.files,
      },
      // VRRP places the VIPs: whether all of them are held is asked of all directors together.
      addresses: [],
      absentAddresses: [],
      sysctls: {},
      setUp: net.expected.setUp,
      netBootEnabled: net.expected.netBootEnabled,
      bootEnabled: null,
    },
  };
}

function wantedConf({ cluster, director, observed, sha256 }: DirectorPart): readonly ConfFile[] {
  return directorConf(cluster, director, (path) => observed.files[path]?.sha256 ?? null, sha256);
}

/**
 * keepalived judges all files together before the first of them is written. Whatever stops between two of them, the undo
 * texts have the old ones back, and no reload has come in between.
 */
function planConf({ director, observed, sha256 }: DirectorPart, conf: readonly ConfFile[]): FilePlan[] {
  const paths = confPaths(director);
  const changed = conf.filter(({ path, sha256: sum }) => observed.files[path]?.sha256 !== sum);
  return conf.map(({ path, content, kept }) => {
    const wanted = { path, mode: 0o600, content };
    const id = `file.${paths.indexOf(path) + 1}`;
    if (kept) return keptFile(wanted, id);
    const judge = { script: confTestScript(director, conf, changed), exitCode: stepExitCode.fileRejected };
    return planFile(wanted, {
      id,
      reason,
      observed: observed.files[path] ?? null,
      sha256,
      keepOriginal: true,
      hidden: path !== keepalivedConfPath,
      ...(path === changed[0]?.path && { judge }),
    });
  });
}

/** The table that keepalived believes in: that of its current file, when the file is ours and it runs. */
function believedTable({ director, observed }: Pick<DirectorPart, "director" | "observed">): IpvsTable {
  const running = observed.keepalived?.running === true;
  return (running ? confOnDirector(director, observed.files)?.table : null) ?? { services: [] };
}

type Edits = { readonly lines: readonly string[]; readonly undo: readonly string[] };

/**
 * Brings the kernel to what keepalived believes is there, so that its own edits then lead where they should. When it does
 * not run, that is nothing: what a crash left behind would be kept with its old weights at the next start.
 */
function mendEdits(part: DirectorPart): Edits {
  const { cluster, director, observed } = part;
  // What is still to be handed over to keepalived has a step of its own.
  const adopted = new Set(adoptedServices(director, observed).map(serviceKeyText));
  const ownedKeys = part.ownedKeys.filter((key) => !adopted.has(serviceKeyText(key)));
  const believed = believedTable(part);
  const wrong = tableDifferences({ table: believed, checkedServices: checkedServices(cluster), absent: [] }, observed);
  const leftovers = observed.keepalived?.running === true ? [] : ownedKeys;
  if (wrong.every(({ severity }) => severity === "warning") && leftovers.length === 0) return { lines: [], undo: [] };
  const checked = new Map(checkedServices(cluster).map((service) => [serviceKeyText(service.key), service]));
  const wanted = believed.services.map((service) => {
    const checkedService = checked.get(serviceKeyText(service.key));
    return checkedService === undefined ? service : asChecksLeftIt(service, checkedService, observed.table);
  });
  return { ...kernelEdits(wanted, observed.table, ownedKeys), undo: [] };
}

/** A reload does not apply a threshold that changed alone (keepalived 2.2.7), so those go to the kernel as well. */
function thresholdEdits(part: DirectorPart, wanted: IpvsTable): Edits {
  const believed = new Map(believedTable(part).services.map((service) => [serviceKeyText(service.key), service]));
  const before: IpvsService[] = [];
  const after: IpvsService[] = [];
  for (const service of wanted.services) {
    const old = believed.get(serviceKeyText(service.key));
    const changed = service.destinations.filter((one) =>
      old?.destinations.some(
        ({ address, port, upperThreshold, lowerThreshold }) =>
          address === one.address &&
          port === one.port &&
          (upperThreshold !== one.upperThreshold || lowerThreshold !== one.lowerThreshold),
      ),
    );
    if (old === undefined || changed.length === 0) continue;
    const same = (one: { address: string; port: number }) =>
      changed.some(({ address, port }) => address === one.address && port === one.port);
    before.push({ ...service, destinations: old.destinations.filter(same) });
    after.push({ ...service, destinations: changed });
  }
  const keys = after.map(({ key }) => key);
  return kernelEdits(after, { services: before }, keys);
}

function editSteps(id: string, code: string, { lines, undo }: Edits): PlanStep[] {
  if (lines.length === 0) return [];
  return [
    {
      id,
      action: "update",
      title: { code, params: { count: lines.length } },
      reason: { code: "reason.kernel_differs", params: {} },
      script: restoreScript(lines),
      undo: undo.length === 0 ? "" : restoreWhatCanBe(undo),
    },
  ];
}

function daemonStep({ keepalived, init }: ObservedDirector, files: readonly FilePlan[], changed: boolean): PlanStep {
  if (keepalived?.running !== true) {
    return {
      id: "daemon",
      action: "create",
      title: { code: "step.keepalived_start", params: {} },
      reason,
      script: startKeepalived(init),
      undo: stopKeepalived(init),
    };
  }
  const undos = files.flatMap(({ step: { undo } }) => (undo === "" ? [] : [`(\n${undo}\n)`])).reverse();
  if (!changed) return noOp("daemon", { code: "step.keepalived_running", params: {} });
  return {
    id: "daemon",
    action: "update",
    title: { code: "step.keepalived_reload", params: {} },
    reason: { code: "reason.file_changed", params: {} },
    script: reloadKeepalived,
    // The old files have to be back first.
    undo: [...undos, reloadOrStartKeepalived(init)].join("\n"),
  };
}

function bootStep({ keepalived, init }: ObservedDirector): PlanStep {
  if (keepalived?.enabled === true) return noOp("boot", { code: "step.boot_enabled", params: { unit: "keepalived" } });
  return {
    id: "boot",
    action: "create",
    title: { code: "step.boot_enable", params: { unit: "keepalived" } },
    reason: { code: "reason.survive_boot", params: {} },
    script: enableKeepalived(init),
    undo: disableKeepalived(init),
  };
}
