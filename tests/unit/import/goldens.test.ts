import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { importText } from "@/lib/import/import-text";
import type { ImportFormat } from "@/lib/import/model";
import { clusterSchema } from "@/lib/model/cluster";
import { completed } from "./completed";
import { readableResult } from "./readable-result";

const folder = path.resolve(import.meta.dirname, "../../golden/import");
const formats: readonly ImportFormat[] = ["ipvsadm", "ldirectord", "piranha"];

/** Files named for what is in them; what they become is in a file of the same name with .json. */
describe.each(formats)("%s files", (format) => {
  const names = readdirSync(path.join(folder, format)).filter((name) => !name.endsWith(".json"));

  test.each(names)("%s", async (name) => {
    const text = readFileSync(path.join(folder, format, name), "utf8");
    const result = importText(format, [{ path: name, text }]);
    for (const cluster of result.clusters) clusterSchema.parse(completed(cluster));
    await expect(readableResult(result)).toMatchFileSnapshot(path.join(folder, format, `${name}.json`));
  });
});

/** The corpus of the parser's tests, as director "main" reads it; it may include every other file. */
describe("keepalived files", () => {
  const corpus = path.resolve(import.meta.dirname, "../../golden/keepalived/corpus");
  const sources = readdirSync(corpus, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: path.relative(corpus, file), text: readFileSync(file, "utf8") }));

  test.each(sources)("$path", async (main) => {
    const others = sources.filter((source) => source !== main);
    const result = importText("keepalived", [main, ...others], { configId: "main" });
    for (const cluster of result.clusters) clusterSchema.parse(completed(cluster));
    await expect(readableResult(result)).toMatchFileSnapshot(path.join(folder, "keepalived", `${main.path}.json`));
  });
});
