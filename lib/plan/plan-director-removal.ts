import { directorPaths, directorUnit, lastGoodPath } from "@/lib/director/director-paths";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { readManagedHeader } from "@/lib/shell/managed-header";
import { bootSteps } from "./boot-service";
import { confPaths } from "./conf-paths";
import type { DirectorPart } from "./director-part";
import { disableKeepalived, enableKeepalived, startKeepalived, stopKeepalived } from "./keepalived-service";
import type { HostPlan, ObservedDirector, PlanStep, Sentence } from "./model";
import { appliedVips } from "./plan-director-ipvsadm";
import { planDirectorNetRemoval } from "./plan-director-net";
import { type FilePlan, planFileRemoval } from "./plan-file";
import { secretPaths, secretRemovalSteps } from "./vrrp-secret-steps";

const reason: Sentence = { code: "reason.director_leaves", params: {} };

/**
 * Takes everything of ours off a director that left the cluster: its VIPs and services first, then the files. A file that
 * ours had replaced is put back. Nothing happens to files that are not ours.
 */
export function planDirectorRemoval(part: DirectorPart): HostPlan {
  const { observed } = part;
  const { steps, files } = part.cluster.engine === "keepalived" ? removeKeepalived(part) : removeIpvsadm(part);
  const net = planDirectorNetRemoval(part);
  return {
    hostId: observed.hostId,
    hostName: part.hostName,
    targetId: part.director.id,
    role: "director",
    steps: [...steps, ...net.removal, lastGoodRemoval],
    files: [...files, ...net.files].map(({ change }) => change),
    kernelEdits: [],
    expected: {
      table: { services: [] },
      checkedServices: [],
      absent: part.ownedKeys,
      files: {},
      addresses: [],
      absentAddresses: appliedVips(observed),
      sysctls: {},
      setUp: null,
      netBootEnabled: net.expected.netBootEnabled,
      bootEnabled: null,
    },
  };
}

/** It would put back by hand what has just been taken away. There is nothing to undo: the next apply keeps a new one. */
const lastGoodRemoval: PlanStep = {
  id: "last-good",
  action: "delete",
  title: { code: "step.last_good_remove", params: {} },
  reason,
  script: `exec rm -rf ${lastGoodPath} ${lastGoodPath}.a ${lastGoodPath}.b ${lastGoodPath}.new`,
  undo: "",
};

type Parts = { readonly steps: PlanStep[]; readonly files: FilePlan[] };

/** Stopping keepalived takes its VIPs and services out of the kernel and tells its peers. */
function removeKeepalived({ cluster, director, observed, sha256 }: DirectorPart): Parts {
  const paths = confPaths(director).filter(
    (path) => readManagedHeader(observed.files[path]?.content ?? "") === cluster.id,
  );
  if (paths.length === 0) return { steps: [], files: [] };
  const files = paths.map((path, index) =>
    planFileRemoval(path, 0o600, {
      id: `file.${index + 1}`,
      reason,
      observed: observed.files[path] ?? null,
      sha256,
      hidden: path !== keepalivedConfPath,
    }),
  );
  const stop: PlanStep = {
    id: "daemon",
    action: "delete",
    title: { code: "step.keepalived_stop", params: {} },
    reason,
    script: `${stopKeepalived(observed.init)}\n${disableKeepalived(observed.init)}`,
    undo: `${enableKeepalived(observed.init)}\n${startKeepalived(observed.init)}`,
  };
  const running = observed.keepalived?.running === true || observed.keepalived?.enabled === true;
  const noSecrets = Object.fromEntries(secretPaths(observed.files).map((path) => [path, null]));
  const secrets = secretRemovalSteps(noSecrets, observed, reason);
  return { steps: [...(running ? [stop] : []), ...files.map(({ step }) => step), ...secrets], files };
}

function removeIpvsadm({ cluster, observed, sha256 }: DirectorPart): Parts {
  const rules = observed.files[directorPaths.rules]?.content ?? "";
  if (readManagedHeader(rules) !== cluster.id) return { steps: [], files: [] };
  const paths = removalOrder(observed);
  const files = paths.map((path, index) =>
    planFileRemoval(path, path === directorPaths.script || path === directorPaths.sysv ? 0o755 : 0o644, {
      id: `file.${index + 1}`,
      reason,
      observed: observed.files[path] ?? null,
      sha256,
    }),
  );
  const stop: PlanStep = {
    id: "stop",
    action: "delete",
    title: { code: "step.director_stop", params: {} },
    reason,
    script: `exec ${directorPaths.script} stop`,
    undo: `exec ${directorPaths.script} start`,
  };
  const boot = bootSteps({
    unit: directorUnit,
    init: observed.init,
    enabled: observed.bootEnabled,
    wanted: false,
    unitChanged: false,
  });
  const present = observed.files[directorPaths.script] != null;
  return { steps: [...boot, ...(present ? [stop] : []), ...files.map(({ step }) => step)], files };
}

/** The script goes last: it is what takes the rest away. */
function removalOrder({ init }: ObservedDirector): string[] {
  return [directorPaths[init], directorPaths.vips, directorPaths.rules, directorPaths.script];
}
