import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type MarkdownFile, markdownFiles, projectDir, proseOf } from "./markdown-files";

const files = markdownFiles();

/** Where the links and images of a text lead, without those that leave the project. */
function targetsOf({ text }: MarkdownFile): string[] {
  const links = [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return links.filter((target) => !/^[a-z][a-z+.-]*:/.test(target));
}

/** As GitHub names the headings of a text: lower case, hyphens for spaces, no punctuation. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ +(.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-"),
  );
}

function faultOf(from: MarkdownFile, target: string): string | null {
  const [place = "", anchor] = target.split("#");
  const file = place === "" ? from.name : path.join(path.dirname(from.name), place);
  if (!existsSync(path.join(projectDir, file))) return `${from.name}: there is no ${target}`;
  if (anchor === undefined) return null;
  const anchors = anchorsOf(readFileSync(path.join(projectDir, file), "utf8"));
  return anchors.includes(decodeURIComponent(anchor)) ? null : `${from.name}: no heading for ${target}`;
}

test("every link and image within the project leads somewhere", () => {
  const faults = files.flatMap((file) => targetsOf(file).map((target) => faultOf(file, target)));
  expect(faults.filter((fault) => fault !== null)).toEqual([]);
});

test("a link to nowhere, and one to a heading that is not there, would be noticed", () => {
  const from = {
    name: "docs/page.md",
    text: "[a](gone.md) ![b](images/gone.png) [c](architecture.md#no-such-heading)",
  };
  expect(targetsOf(from).map((target) => faultOf(from, target))).toEqual([
    "docs/page.md: there is no gone.md",
    "docs/page.md: there is no images/gone.png",
    "docs/page.md: no heading for architecture.md#no-such-heading",
  ]);
});

test("every npm script that a text tells people to run exists", () => {
  const { scripts } = JSON.parse(readFileSync(path.join(projectDir, "package.json"), "utf8"));
  const missing = files.flatMap(({ name, text }) =>
    [...text.matchAll(/\bnpm (?:run (?:-s )?([a-z][a-z:-]*)|(start|test)\b)/g)]
      .map(([, run, short]) => run ?? short ?? "")
      .filter((script) => !(script in scripts))
      .map((script) => `${name}: npm run ${script}`),
  );
  expect(missing).toEqual([]);
});

test("every file and folder of the project that a text names in code exists", () => {
  const roots = "app|bin|components|docs|lib|messages|prisma|tests|public";
  const missing = files.flatMap(({ name, text }) =>
    [...text.matchAll(new RegExp(`\`((?:${roots})/[\\w./-]*)\``, "g"))]
      .map(([, place = ""]) => place)
      .filter((place) => !existsSync(path.join(projectDir, place)))
      .map((place) => `${name}: ${place}`),
  );
  expect(missing).toEqual([]);
});
