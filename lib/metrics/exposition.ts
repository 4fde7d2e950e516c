/**
 * Metrics as text for Prometheus: https://prometheus.io/docs/specs/om/open_metrics_spec and the older format that tools
 * such as promtool read. The values are made anew for each scrape from what is stored, so there is nothing to count here.
 */
export type Labels = Readonly<Record<string, string>>;

export type Sample = {
  /** What follows the family's name: "_total", "_bucket"; "" = nothing. */
  readonly suffix: string;
  readonly labels: Labels;
  /** Text stands as it is: 64-bit counters are more than a number holds. */
  readonly value: number | string;
};

export type FamilyType = "gauge" | "counter" | "histogram" | "info" | "stateset";

/** A name, what it means, and its values: without a value the family is left out. */
export type Family = {
  readonly name: string;
  readonly type: FamilyType;
  readonly help: string;
  readonly samples: readonly Sample[];
};

export type Format = "openmetrics" | "prometheus";

export const contentTypeOf: Readonly<Record<Format, string>> = {
  openmetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8",
  prometheus: "text/plain; version=0.0.4; charset=utf-8",
};

/** The families as one text, in their order. */
export function renderMetrics(families: readonly Family[], format: Format): string {
  const lines = families.flatMap((family) => (family.samples.length === 0 ? [] : renderFamily(family, format)));
  return [...lines, ...(format === "openmetrics" ? ["# EOF"] : []), ""].join("\n");
}

/** What an Accept header asks for. */
export function formatOf(accept: string | null): Format {
  return accept?.includes("application/openmetrics-text") === true ? "openmetrics" : "prometheus";
}

function renderFamily({ name, type, help, samples }: Family, format: Format): string[] {
  // The older format names a family as its samples are named, and knows neither information nor states.
  const isOld = format === "prometheus";
  const shown = isOld ? name + (type === "counter" ? "_total" : type === "info" ? "_info" : "") : name;
  const oldType = type === "info" || type === "stateset" ? "gauge" : type;
  return [
    `# HELP ${shown} ${escaped(help)}`,
    `# TYPE ${shown} ${isOld ? oldType : type}`,
    ...samples.map(({ suffix, labels, value }) => `${name}${suffix}${renderLabels(labels)} ${value}`),
  ];
}

function renderLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');
}
