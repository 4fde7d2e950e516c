import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";
import { applyDelta, snapshotDeltaSchema } from "@/lib/live/snapshot-delta";

/** Reads a stream as the browser does: whole snapshots, and deltas put upon them. */
export class SnapshotReader {
  readonly #snapshots = new Map<string, DirectorSnapshot>();
  #rest = "";

  /** False when an event did not go on from the one before. */
  take(chunk: Buffer): boolean {
    const events = (this.#rest + chunk.toString("utf8")).split("\n\n");
    this.#rest = events.pop() ?? "";
    return events.every((event) => this.#read(event));
  }

  #read(event: string): boolean {
    const [, name, data = "null"] = /^event: (\w+)\n(?:id: .*\n)?data: (.*)$/.exec(event) ?? [];
    if (name === "snapshot") {
      const snapshot = directorSnapshotSchema.parse(JSON.parse(data));
      this.#snapshots.set(snapshot.directorId, snapshot);
    }
    if (name !== "delta") return true;
    const delta = snapshotDeltaSchema.parse(JSON.parse(data));
    const before = this.#snapshots.get(delta.directorId);
    const after = before === undefined ? null : applyDelta(before, delta);
    if (after !== null) this.#snapshots.set(after.directorId, after);
    return after !== null;
  }
}
