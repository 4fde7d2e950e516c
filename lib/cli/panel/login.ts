import { z } from "zod";
import { exitCodes } from "../exit-codes";
import { readInput } from "../read-input";
import type { Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { panelClient } from "./panel-client";

const sessionSchema = z.object({ name: z.string() });

/** Keeps a panel's address and a token once the panel has accepted it; the result is the exit code. */
export async function login(named: string | undefined, terminal: Terminal, say: Sentences): Promise<number> {
  const { given } = terminal.panel;
  const url = named ?? given.url;
  if (url === undefined || !URL.canParse(url)) throw new UsageError("panel.no_url");
  const token = given.token ?? (await typedToken(terminal, say));
  const { name } = await panelClient(terminal, { url, token }).get("/session", sessionSchema);
  const file = await terminal.panel.keep({ url: new URL(url).origin, token });
  terminal.complain(`${say("login.done", { name, url, file })}\n`);
  return exitCodes.done;
}

async function typedToken(terminal: Terminal, say: Sentences): Promise<string> {
  if (terminal.isScreen) terminal.complain(`${say("login.paste")}\n`);
  return (await readInput("-", terminal)).text.trim();
}
