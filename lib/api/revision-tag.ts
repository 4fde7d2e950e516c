/** The entity tag of a resource: `"rev-7"`. Any change of the resource raises its revision. */
export function etagOf(resource: { readonly revision: number }): string {
  return `"rev-${resource.revision}"`;
}

/**
 * Reads If-Match. Undefined = the header is missing, or is `*`, which would overwrite whatever is there; null = a tag
 * that no resource of ours can have. A weak tag counts as well: proxies that compress make ours weak on the way out.
 */
export function readIfMatch(header: string | null): number | null | undefined {
  if (header === null || header.trim() === "*") return undefined;
  const [, digits] = /^(?:W\/)?"rev-(\d{1,9})"$/.exec(header.trim()) ?? [];
  return digits === undefined ? null : Number(digits);
}
