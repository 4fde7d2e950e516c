import { directorNet } from "@/lib/director/director-net";
import { directorNetFiles } from "@/lib/director/director-net-files";
import { directorNetPaths, directorNetUnit } from "@/lib/director/director-net-paths";
import { readManagedHeader } from "@/lib/shell/managed-header";
import { removeFileScript } from "@/lib/shell/remove-file";
import { bootSteps } from "./boot-service";
import type { DirectorPart } from "./director-part";
import type { Expectation, ObservedDirector, PlanStep, Sentence } from "./model";
import { type FilePlan, noOp, planFile, planFileRemoval } from "./plan-file";

export type DirectorNetPlan = {
  /** Before the services that need them. */
  readonly setUp: readonly PlanStep[];
  /** After the services that needed them. */
  readonly removal: readonly PlanStep[];
  readonly files: readonly FilePlan[];
  readonly expected: Pick<Expectation, "setUp" | "netBootEnabled"> & { readonly files: Expectation["files"] };
};

/**
 * The part of a director's plan that is the same with both engines: packet rules, kernel settings, timeouts and the sync
 * daemon.
 */
export function planDirectorNet(part: DirectorPart): DirectorNetPlan {
  const lines = directorNet(part.cluster, part.director);
  if (lines.length === 0) return planDirectorNetRemoval(part);
  const { observed, cluster, director, sha256 } = part;
  const wanted = directorNetFiles(cluster, director, observed.init);
  const files = wanted.map((file, index) =>
    planFile(file, { id: `net.${index + 1}`, reason, observed: observed.files[file.path] ?? null, sha256 }),
  );
  const unitChanged = wanted.some(({ path }, index) => path === directorNetPaths.systemd && files[index]?.changed);
  return {
    setUp: [
      ...files.map(({ step }) => step),
      startStep(part, files, lines),
      ...netBootSteps(observed, { wanted: true, unitChanged }),
    ],
    removal: [],
    files,
    expected: {
      files: Object.fromEntries(wanted.map(({ path, content }) => [path, sha256(content)])),
      setUp: "in-place",
      netBootEnabled: true,
    },
  };
}

/** Boot first and sysctl.d before `stop`, so that nothing of ours comes back; the script itself goes last. */
export function planDirectorNetRemoval({ cluster, observed, sha256 }: DirectorPart): DirectorNetPlan {
  const list = observed.files[directorNetPaths.list]?.content ?? "";
  if (readManagedHeader(list) !== cluster.id) {
    return { setUp: [], removal: [], files: [], expected: { files: {}, setUp: null, netBootEnabled: null } };
  }
  const remove = (path: string, mode: number, id: string) =>
    planFileRemoval(path, mode, { id, reason: unneeded, observed: observed.files[path] ?? null, sha256 });
  const sysctl = remove(directorNetPaths.sysctl, 0o644, "net.1");
  const rest = [
    remove(directorNetPaths.modules, 0o644, "net.2"),
    remove(directorNetPaths[observed.init], observed.init === "systemd" ? 0o644 : 0o755, "net.3"),
    remove(directorNetPaths.list, 0o644, "net.4"),
    remove(directorNetPaths.script, 0o755, "net.5"),
  ];
  const files = [sysctl, ...rest];
  return {
    setUp: [],
    removal: [
      ...netBootSteps(observed, { wanted: false, unitChanged: false }),
      sysctl.step,
      stopStep(observed),
      ...rest.map(({ step }) => step),
    ],
    files,
    expected: {
      files: Object.fromEntries(files.map(({ change: { path } }) => [path, null])),
      setUp: null,
      netBootEnabled: false,
    },
  };
}

const reason: Sentence = { code: "reason.director_net", params: {} };
const unneeded: Sentence = { code: "reason.director_net_unneeded", params: {} };

function startStep({ observed, sha256 }: DirectorPart, files: readonly FilePlan[], lines: readonly string[]): PlanStep {
  const params = { count: lines.length };
  if (observed.setUp.kind === "in-place" && files.every(({ changed }) => !changed)) {
    return noOp("net.start", { code: "step.director_net_in_force", params });
  }
  return {
    id: "net.start",
    action: observed.setUp.kind === "absent" ? "create" : "update",
    title: { code: "step.director_net_start", params },
    reason,
    script: `exec ${directorNetPaths.script} start`,
    undo: undoStart(observed, files, sha256),
  };
}

/** As with real servers: the old list is put back here already, or all of it is forgotten. */
function undoStart(observed: ObservedDirector, files: readonly FilePlan[], sha256: DirectorPart["sha256"]): string {
  const find = (path: string) => files.find(({ change }) => change.path === path);
  if (observed.files[directorNetPaths.list] != null) {
    const undo = find(directorNetPaths.list)?.step.undo ?? "";
    return `(\n${undo === "" ? ":" : undo}\n)\nexec ${directorNetPaths.script} start`;
  }
  const sysctl = find(directorNetPaths.sysctl)?.change.after ?? "";
  const removal = removeFileScript({ path: directorNetPaths.sysctl, expectBefore: { sha256: sha256(sysctl) } });
  return `(\n${removal})\nexec ${directorNetPaths.script} stop`;
}

function stopStep({ files }: ObservedDirector): PlanStep {
  if (files[directorNetPaths.script] == null) return noOp("net.stop", { code: "step.director_net_absent", params: {} });
  return {
    id: "net.stop",
    action: "delete",
    title: { code: "step.director_net_stop", params: {} },
    reason: unneeded,
    script: `exec ${directorNetPaths.script} stop`,
    undo: `exec ${directorNetPaths.script} start`,
  };
}

function netBootSteps(observed: ObservedDirector, change: { wanted: boolean; unitChanged: boolean }): PlanStep[] {
  const service = { unit: directorNetUnit, init: observed.init, enabled: observed.netBootEnabled, ...change };
  return bootSteps(service).map((step) => ({ ...step, id: `net.${step.id}` }));
}
