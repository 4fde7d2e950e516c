import type { PlacedInstance } from "@/lib/model/placed-instances";
import type { VrrpTracker } from "@/lib/model/vrrp-tracker";
import { block, type KeepalivedKeyword, line } from "./syntax/tree";
import { commandLine } from "./virtual-server-options";

/** Blocks that say what the scripts and processes are that an instance tracks; files are `checkSources`. */
export function trackerDefinitions(name: string, { vrrp }: PlacedInstance): KeepalivedKeyword[] {
  return vrrp.trackers.flatMap((tracker, index) => {
    const id = trackerName(name, index);
    if (tracker.kind === "script") return [script(id, tracker)];
    return tracker.kind === "process" ? [process(id, tracker)] : [];
  });
}

/** The blocks of an instance that name what it tracks. keepalived tracks its own interface anyway, and complains if told to. */
export function trackerBlocks(name: string, { vrrp, interface: device }: PlacedInstance): KeepalivedKeyword[] {
  const blocks = new Map<string, KeepalivedKeyword[]>();
  for (const [index, tracker] of vrrp.trackers.entries()) {
    if (tracker.kind === "interface" && tracker.interface === device) continue;
    const keyword = `track_${tracker.kind}`;
    // Of a file it is 1 unless said.
    const weight = tracker.weight === 0 && tracker.kind !== "file" ? [] : ["weight", tracker.weight];
    blocks.set(keyword, [...(blocks.get(keyword) ?? []), line(trackedName(tracker, name, index), ...weight)]);
  }
  return [...blocks].map(([keyword, lines]) => block([keyword], lines));
}

function trackedName(tracker: VrrpTracker, instance: string, index: number): string {
  switch (tracker.kind) {
    case "interface":
      return tracker.interface;
    case "file":
      return tracker.path;
    case "process":
    case "script":
      return trackerName(instance, index);
  }
}

function trackerName(instance: string, index: number): string {
  return `${instance}_${index + 1}`;
}

function script(name: string, tracker: Extract<VrrpTracker, { kind: "script" }>): KeepalivedKeyword {
  return block(
    ["vrrp_script", name],
    [
      ...commandLine("script", tracker.command),
      line("interval", tracker.intervalSec),
      line("timeout", tracker.timeoutSec),
      line("rise", tracker.rise),
      line("fall", tracker.fall),
      ...(tracker.user === null ? [] : [line("user", tracker.user)]),
    ],
  );
}

function process(name: string, tracker: Extract<VrrpTracker, { kind: "process" }>): KeepalivedKeyword {
  return block(
    ["vrrp_track_process", name],
    [
      line("process", tracker.process),
      line("quorum", tracker.quorum),
      ...(tracker.delaySec === 0 ? [] : [line("delay", tracker.delaySec)]),
    ],
  );
}
