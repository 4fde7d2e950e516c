import type { DraftCluster } from "@/lib/import/draft";
import { importIpvsadm } from "@/lib/import/ipvsadm/import-ipvsadm";
import { importKeepalived } from "@/lib/import/keepalived/import-keepalived";
import type { ImportSource } from "@/lib/import/model";
import type { ReportBuilder } from "@/lib/import/report-builder";
import type { ServiceKey } from "@/lib/model/service-key";
import { compareWithKernel, keyOf } from "./compare-with-kernel";
import { draftFromKernel } from "./draft-from-kernel";
import { kernelSettings } from "./kernel-settings";
import { placeOfListed } from "./listed-place";
import type { DiscoveredDirector } from "./model";
import { ownAddress } from "./own-address";
import { reportFiles } from "./report-files";
import { reportMarks } from "./report-marks";
import { withStandIns } from "./stand-in-passwords";
import { vipsByHand } from "./vips-by-hand";

export type DirectorDraft = DiscoveredDirector & {
  /** Null = nothing of a cluster was found there. */
  readonly draft: DraftCluster | null;
  readonly sources: readonly ImportSource[];
  /** Those that keepalived does not know of. */
  readonly kernelServices: readonly ServiceKey[];
};

export type DraftContext = {
  readonly report: ReportBuilder;
  /** Which of the directors it is. */
  readonly index: number;
  /** Stands before every path, so that the report tells the directors apart: `lb1:`. */
  readonly prefix: string;
};

/** What one director runs, out of its files and its kernel. */
export function draftDirector(director: DiscoveredDirector, context: DraftContext): DirectorDraft {
  const { name, found } = director;
  const { report, prefix } = context;
  const sources = found.files.flatMap(({ path, text }) =>
    text === null ? [] : [{ path: `${prefix}${path}`, text: withStandIns(text) }],
  );
  reportFiles(found, context);
  const [main] = sources;
  const options = { director: name, ...(found.configId !== "" && { configId: found.configId }) };
  const file = main === undefined ? null : importKeepalived(sources, main, options, report);
  const rules = { path: `${prefix}ipvsadm -Sn`, text: found.rules ?? "" };
  const kernel = importIpvsadm(rules, { director: name }, report);
  const draft =
    file === null ? draftFromKernel(kernel, director, context) : withKernel(file, kernel, director, context);
  if (draft !== null) reportMarks(draft, found, context);
  const kernelServices = (draft?.services ?? []).flatMap(({ listener, at }) =>
    at.line.path === rules.path ? keyOf(listener) : [],
  );
  return { ...director, draft, sources, kernelServices };
}

/** keepalived's file as the kernel completes it. */
function withKernel(
  file: DraftCluster,
  kernel: DraftCluster | null,
  { found }: DiscoveredDirector,
  context: DraftContext,
): DraftCluster {
  const unknown = compareWithKernel(file, kernel?.services ?? [], found, context);
  const [own, ...peers] = file.directors;
  const services = [...file.services, ...unknown];
  return {
    ...file,
    directors: own === undefined ? [] : [{ ...own, ...ownAddress({ ...file, services }, own, found) }, ...peers],
    vips: [...file.vips, ...vipsByHand(file, unknown, found, context)],
    services,
    ipvs: kernelSettings(file, found, placeOfListed(context)),
  };
}
