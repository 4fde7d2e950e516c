/** Builds a path below /api/v1 with encoded parts: apiPath`/hosts/${id}/trust`. */
export function apiPath(texts: TemplateStringsArray, ...parts: (string | number)[]): string {
  return texts.map((text, index) => text + encodePart(parts[index])).join("");
}

/** Adds the parameters that have a value: withQuery("/operations", { state: "", host: id }) → "/operations?host=…" */
export function withQuery(path: string, parameters: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "") {
      query.set(name, value);
    }
  }
  return query.size === 0 ? path : `${path}?${query}`;
}

function encodePart(part: string | number | undefined): string {
  return part === undefined ? "" : encodeURIComponent(part);
}
