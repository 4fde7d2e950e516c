import { parseInteger } from "@/lib/ipvs/parse-integer";
import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import { type VrrpTracker, vrrpTrackerSchema } from "@/lib/model/vrrp-tracker";
import type { Definitions } from "./definitions";
import { commandWords } from "./read-command";
import { type Section, unquoted } from "./section";

type TrackerInput = Readonly<Record<string, unknown>> & { readonly kind: VrrpTracker["kind"] };

const keywords = ["track_interface", "track_script", "track_process", "track_file"];

/** Interfaces, scripts, processes and files that decide whether a director may hold the VIPs of an instance. */
export function readTrackers(section: Section, definitions: Definitions): VrrpTracker[] {
  return section.all(...keywords).flatMap((node) => {
    const block = section.inside(node);
    const trackers = block.nodes.flatMap((line) =>
      line.kind === "comment" ? [] : readTracker(node.words[0] ?? "", line, block, definitions),
    );
    block.finish();
    return trackers;
  });
}

/** `NAME [weight N]`; a weight there counts more than that of the definition. */
function readTracker(
  keyword: string,
  line: KeepalivedKeyword,
  block: Section,
  definitions: Definitions,
): VrrpTracker[] {
  const [name = "", ...options] = line.words;
  const defined = readDefined(keyword, unquoted(name), definitions);
  const own = ownWeight(options);
  const tracker = vrrpTrackerSchema.safeParse({ ...defined, ...(own === null ? {} : { weight: own }) });
  const plain = options.length === 0 || (own !== null && options.length === 2);
  if (defined !== null && tracker.success && plain) {
    block.take(line);
    return [tracker.data];
  }
  block.keepAs(line, "keepalived.tracker", { name });
  return [];
}

function readDefined(keyword: string, name: string, definitions: Definitions): TrackerInput | null {
  switch (keyword) {
    case "track_script":
      return definitions.use("vrrp_script", name, readScript);
    case "track_process":
      return definitions.use("vrrp_track_process", name, readProcess);
    case "track_file":
      return definitions.use("track_file", name, readFile);
    default:
      return { kind: "interface", interface: name };
  }
}

function readFile(section: Section): TrackerInput {
  return { kind: "file", path: section.word("file"), weight: weightOf(section) };
}

function ownWeight([word, value]: readonly string[]): number | null {
  return word === "weight" ? parseInteger(value, -254, 254) : null;
}

/** keepalived's own: every second, as long as it takes, and one failure counts. */
function readScript(section: Section): TrackerInput | null {
  const script = section.find("script").at(-1);
  const words = script?.words.slice(1).flatMap(commandWords) ?? [];
  const process = processOf(words);
  const weight = weightOf(section);
  const intervalSec = Math.ceil(Number(firstParameter(section.find("interval").at(-1)) ?? 1));
  if (process !== null) {
    section.all("script", "interval", "timeout", "rise", "fall", "user", "init_fail");
    return { kind: "process", process, weight };
  }
  const tracker = vrrpTrackerSchema.safeParse({
    kind: "script",
    command: words,
    intervalSec,
    timeoutSec: Math.ceil(Number(firstParameter(section.find("timeout").at(-1)) ?? intervalSec)),
    rise: Number(firstParameter(section.find("rise").at(-1)) ?? 1),
    fall: Number(firstParameter(section.find("fall").at(-1)) ?? 1),
    user: firstParameter(section.find("user").at(-1)),
    weight,
  });
  if (!tracker.success) return null;
  section.all("script", "interval", "timeout", "rise", "fall", "user");
  return tracker.data;
}

/** `killall -0 haproxy`, `pidof nginx` and the like only ask whether a process runs, which keepalived sees by itself. */
function processOf(words: readonly string[]): string | null {
  const text = words.join(" ").replace(/ *(1|2|&)?> *\/dev\/null| *2>&1/g, "");
  return /^(?:\/\S*\/)?(?:killall -0|pidof|pgrep(?: -x)?) ([\w./+-]+)$/.exec(text)?.[1] ?? null;
}

function readProcess(section: Section): TrackerInput | null {
  const name = section.word("process");
  if (name === null) return null;
  return {
    kind: "process",
    process: name,
    quorum: section.number(["quorum"], 1, 65535) ?? 1,
    delaySec: Math.ceil(section.number(["delay"], 0, 3600) ?? 0),
    weight: weightOf(section),
  };
}

function weightOf(section: Section): number {
  const node = section.last("weight");
  return parseInteger(node?.words[1], -254, 254) ?? 0;
}

function firstParameter(node: KeepalivedKeyword | undefined): string | null {
  return node?.words[1] ?? null;
}
