import { assert } from "@/lib/model/assert";

/**
 * The first line of every file that we render for a cluster. It is how a director itself says what is ours: a file
 * without it belongs to somebody else and is never touched.
 */
export function managedHeader(clusterId: string): string {
  assert(/^[0-9A-Za-z-]{1,64}$/.test(clusterId), "an id is made of letters, digits and dashes");
  return `# Managed by Signalbox: cluster ${clusterId}. Edits here are overwritten.`;
}

/** The cluster that a file belongs to, or null when the file is not ours. */
export function readManagedHeader(content: string): string | null {
  return (
    /^# Managed by Signalbox: cluster ([0-9A-Za-z-]{1,64})\. Edits here are overwritten\.\r?\n/.exec(content)?.[1] ??
    null
  );
}

/** The same for files that every cluster shares, such as scripts and units. */
export const managedLine = "# Managed by Signalbox. Edits here are overwritten.";

/** Whether a text is one that we render, for a cluster or for all: a script says so in its second line. */
export function isManaged(content: string): boolean {
  return readManagedHeader(content) !== null || /^(#!\/bin\/sh\n)?# Managed by Signalbox\./.test(content);
}
