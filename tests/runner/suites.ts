import { labPackages } from "@/tests/lab/image";
import type { DebianPackage } from "@/tests/support/debian-packages";

export const suiteNames = ["unit", "mutation", "integration", "faults", "lab", "faults-lab", "e2e"] as const;
export type SuiteName = (typeof suiteNames)[number];

const browserPackages: readonly DebianPackage[] = [
  { name: "chromium", file: "/usr/bin/chromium" },
  { name: "fonts-noto-cjk", file: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc" },
];

const sshdPackages: readonly DebianPackage[] = [
  { name: "openssh-server", file: "/usr/sbin/sshd" },
  { name: "sudo", file: "/usr/bin/sudo" },
];

/** With these, files and rules are judged by the programs that they are for. */
const judgePackages: readonly DebianPackage[] = [
  { name: "keepalived", file: "/usr/sbin/keepalived" },
  { name: "nftables", file: "/usr/sbin/nft" },
  { name: "iptables", file: "/usr/sbin/iptables" },
];

const prometheusPackages: readonly DebianPackage[] = [{ name: "prometheus", file: "/usr/bin/promtool" }];

/** What a suite needs on the machine beyond Node. */
export const suitePackages: Readonly<Record<SuiteName, readonly DebianPackage[]>> = {
  unit: [],
  mutation: [],
  integration: [],
  faults: [],
  lab: labPackages,
  "faults-lab": labPackages,
  e2e: [...labPackages, ...browserPackages],
};

/** Without these a suite runs, too, and leaves out those of its tests that say so. */
export const helpfulPackages: Readonly<Record<SuiteName, readonly DebianPackage[]>> = {
  unit: judgePackages,
  mutation: [],
  integration: [...judgePackages, ...sshdPackages, ...prometheusPackages],
  faults: sshdPackages,
  lab: [],
  "faults-lab": [],
  e2e: [],
};

/** What one lab does at a stretch: a suite, or a part of one such as "2/6". */
export type LabTurn = { readonly suite: SuiteName; readonly part: string | null };

const partsOfLab = 6;

/** Suites that drive a started panel against a lab, the longest stretch first: labs that share them end together then. */
export const labTurns: readonly LabTurn[] = [
  { suite: "e2e", part: null },
  ...Array.from({ length: partsOfLab }, (_, index) => ({ suite: "lab", part: `${index + 1}/${partsOfLab}` }) as const),
  { suite: "faults-lab", part: null },
];

/** The suites named on the command line, in their fixed order; all of them when none is named. */
export function selectSuites(words: readonly string[]): readonly SuiteName[] {
  const unknown = words.filter((word) => !suiteNames.some((name) => name === word));
  if (unknown.length > 0) throw new Error(`no suite ${unknown.join(", ")}: choose from ${suiteNames.join(", ")}`);
  return words.length === 0 ? suiteNames : suiteNames.filter((name) => words.includes(name));
}

/** Suites whose rows end in the table of faults. */
export function injectsFaults(suite: SuiteName): boolean {
  return suite === "mutation" || suite === "faults" || suite === "faults-lab";
}
