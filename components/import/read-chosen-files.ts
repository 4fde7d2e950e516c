import { type SourceFile, usualPath } from "./import-sources";

/** Files from the person's disk. The browser does not tell where they were on the director: the usual place is offered. */
export async function readChosenFiles(chosen: FileList | null, firstKey: number): Promise<SourceFile[]> {
  return await Promise.all(
    [...(chosen ?? [])].map(async (file, index) => ({
      key: firstKey + index,
      path: file.name === "keepalived.conf" ? usualPath : file.name,
      text: await file.text(),
    })),
  );
}
