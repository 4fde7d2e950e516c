import { rowKey } from "@/components/live/recent-samples";
import { type DirectorSnapshot, directorSnapshotSchema, type Rates } from "@/lib/live/snapshot";
import { readEvents } from "@/tests/faults/lab/read-events";
import type { PanelApi } from "@/tests/support/panel/panel-api";

/** What a browser was told, and when it came by this machine's clock, which is the panel's. */
export type Heard = { readonly heardMs: number; readonly snapshot: DirectorSnapshot };

export type Recording = {
  /** Of one director, oldest first. */
  of(director: string): readonly Heard[];
  end(): Promise<void>;
};

/** Keeps every snapshot that the panel tells of a cluster. */
export async function recordSnapshots(api: PanelApi, clusterId: string): Promise<Recording> {
  const heard: Heard[] = [];
  const over = new AbortController();
  const stream = await api.events(`/api/live?cluster=${clusterId}`, over.signal);
  const listening = listen();

  async function listen(): Promise<void> {
    for await (const { event, data } of readEvents(stream)) {
      if (event === "snapshot") heard.push({ heardMs: Date.now(), snapshot: directorSnapshotSchema.parse(data) });
    }
  }

  return {
    of: (director) => heard.filter(({ snapshot }) => snapshot.name === director),
    async end() {
      over.abort();
      await listening;
    },
  };
}

/** Of a service or, by "<service> <destination>", of a destination; null = not known. */
export function rateOf(snapshot: DirectorSnapshot | undefined, key: string): Rates | null {
  for (const service of snapshot?.services ?? []) {
    if (service.key === key) return service.rates;
    for (const one of service.destinations) if (rowKey(service.key, one.key) === key) return one.rates;
  }
  return null;
}
