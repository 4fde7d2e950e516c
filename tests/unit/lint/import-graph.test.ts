import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** What Biome cannot see in one line: where a relative import ends, and whether it takes a type or a value. */
type Import = { file: string; source: string; names: string };

const roots = ["app", "bin", "components", "lib"];
const all = roots.flatMap(filesBelow).flatMap(importsOf);

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const full = `${directory}/${entry.name}`;
    if (full === "lib/db/generated") return [];
    if (entry.isDirectory()) return filesBelow(full);
    return /\.tsx?$/.test(entry.name) ? [full] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, "utf8");
  const statements = text.matchAll(/^(?:import|export)\s+([\w\s{},*$]*?)(?:\sfrom\s+)?"([^"]+)"/gm);
  return [...statements].map(([, names, source]) => ({ file, names: names ?? "", source: source ?? "" }));
}

/** lib/<folder>, components, app or bin: the parts between which imports are written with @/. */
function partOf(file: string): string {
  const [top = "", folder = ""] = file.split("/");
  return top === "lib" ? `lib/${folder}` : top;
}

test("relative imports stay inside their part; across parts it is @/", () => {
  const strays = all.filter(({ file, source }) => {
    if (!source.startsWith(".")) return false;
    return partOf(path.join(path.dirname(file), source)) !== partOf(file);
  });
  expect(strays).toEqual([]);
});

test("relative imports climb one folder at most, but for the nested routes of a page", () => {
  const climbs = all.filter(({ file, source }) => partOf(file) !== "app" && source.startsWith("../../"));
  expect(climbs).toEqual([]);
});

test("only lib/db makes Prisma clients; elsewhere its types are seen, and Prisma.DbNull", () => {
  const values = all.filter(({ file, source, names }) => {
    if (!source.includes("db/generated") || partOf(file) === "lib/db" || names.startsWith("type ")) return false;
    const taken = names.replace(/[{}\s]/g, " ").split(",");
    return taken.some((name) => !name.trim().startsWith("type ") && name.trim() !== "Prisma");
  });
  expect(values).toEqual([]);
});
