import { packTar } from "modern-tar";
import type { ExportFile } from "@/lib/export/model";

/** 200 with the files as a tar archive: regular files only, owned by root, with paths below its own folder. */
export async function okTar(name: string, files: readonly ExportFile[]): Promise<Response> {
  const mtime = new Date();
  const entries = files.map(({ path, mode, content }) => {
    const body = new TextEncoder().encode(content);
    const header = { name: path, size: body.length, mode, mtime, type: "file" as const, uid: 0, gid: 0 };
    return { header, body };
  });
  return new Response(await packTar(entries), {
    status: 200,
    headers: {
      "content-type": "application/x-tar",
      "content-disposition": `attachment; filename="${name}.tar"`,
      "cache-control": "no-store",
    },
  });
}
