import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { z } from "zod";

const loginSchema = z.object({ url: z.string(), token: z.string() });

type Login = z.infer<typeof loginSchema>;
type Source = Readonly<Record<string, string | undefined>>;

/** What SIGNALBOX_URL, SIGNALBOX_TOKEN and SIGNALBOX_TOKEN_FILE say. Empty counts as left out. */
export async function givenLogin(source: Source = process.env): Promise<Partial<Login>> {
  const { SIGNALBOX_URL: url, SIGNALBOX_TOKEN: text, SIGNALBOX_TOKEN_FILE: file } = source;
  const token = text || (file ? (await readFile(file, "utf8")).trim() : "");
  return { ...(url && { url }), ...(token && { token }) };
}

/** The environment's panel and token, each alone, before what was kept by `login`; null = one of them is nowhere. */
export async function readLogin(source: Source = process.env): Promise<Login | null> {
  const kept = await keptLogin(source);
  return loginSchema.safeParse({ ...kept, ...(await givenLogin(source)) }).data ?? null;
}

/** Nobody else may read the file: it holds a token. */
export async function keepLogin(login: Login, source: Source = process.env): Promise<string> {
  const file = loginFile(source);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 });
  // The mode above counts for a new file only.
  await chmod(file, 0o600);
  return file;
}

async function keptLogin(source: Source): Promise<Partial<Login>> {
  const text = await readFile(loginFile(source), "utf8").catch(() => "{}");
  try {
    return loginSchema.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

function loginFile({ XDG_CONFIG_HOME: folder }: Source): string {
  return path.join(folder || path.join(homedir(), ".config"), "signalbox", "login.json");
}
