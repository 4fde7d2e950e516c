import { errorAt } from "@/lib/model/problem";
import type { GuardInput, GuardReport } from "./model";

/** A short file doubles by one more service; only from here on does a jump say that something went wrong. */
const judgedFromBytes = 4096;

/** A file that we write may not become more than twice as long as it was, nor less than half. */
export function fileSize({ waves }: Pick<GuardInput, "waves">): GuardReport {
  const files = waves.flatMap(({ hosts }) =>
    hosts.flatMap(({ hostId, hostName, files: changes }) =>
      changes.flatMap(({ path, before, after }) =>
        before === null || after === null || before === after
          ? []
          : [{ hostId, params: { host: hostName, path, before: bytesOf(before), after: bytesOf(after) } }],
      ),
    ),
  );
  const problems = files
    .filter(({ params: { before, after } }) => Math.max(before, after) >= judgedFromBytes)
    .filter(({ params: { before, after } }) => after > before * 2 || after * 2 < before)
    .map(({ hostId, params }) => errorAt(["hosts", hostId], "guard.file_size", params));
  return { figures: { code: "figure.file_size", params: { count: files.length } }, problems };
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
