import type { Database } from "@/lib/db/database";
import type { HostProblem, Hosts, ProgramOutcome } from "@/lib/hosts/port";
import { bullets, findVrrpSecrets, vrrpSecretPlaceholder } from "@/lib/keepalived/vrrp-secret-file";
import { AppError } from "@/lib/model/app-error";
import type { Keyring } from "@/lib/secrets/keyring";
import type { Program } from "@/lib/shell/model";

/**
 * Hosts to which programs go with the VRRP passwords in the place of their placeholders. It is the last thing that
 * happens to a program, so plans, journals and logs hold placeholders only; whatever a host says of a password is
 * blotted out of its answer. A secret that is not known keeps its placeholder: its file is refused by its checksum then.
 */
export function revealVrrpSecrets(hosts: Hosts, database: Database, keyring: Pick<Keyring, "open">): Hosts {
  return {
    async run(hostId, lane, program, limits) {
      const ids = new Set(program.steps.flatMap(({ script }) => findVrrpSecrets(script)));
      if (ids.size === 0) return await hosts.run(hostId, lane, program, limits);
      const opened = await openSecrets(database, keyring, [...ids]);
      if (!opened.ok) return { kind: "not-started", problem: opened.problem };
      return blotted(await hosts.run(hostId, lane, revealed(program, opened.texts), limits), opened.texts);
    },
    forget: (hostId) => hosts.forget(hostId),
    close: () => hosts.close(),
  };
}

/** The text of each secret's file, by its id; or why they cannot be had. */
async function openSecrets(
  { prisma }: Database,
  keyring: Pick<Keyring, "open">,
  ids: readonly string[],
): Promise<Opened> {
  const rows = await prisma.vrrpSecret.findMany({ where: { id: { in: [...ids] } } });
  try {
    const texts = rows.map(async ({ id, sealed }) => [id, await keyring.open(sealed, { vrrpSecretId: id })] as const);
    return { ok: true, texts: new Map(await Promise.all(texts)) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "secret.unreadable") throw error;
    return { ok: false, problem: { code: error.code, params: error.params } };
  }
}

type Opened =
  | { readonly ok: true; readonly texts: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly problem: HostProblem };

/** No character of such a file means anything between the single quotes that a placeholder stands in. */
function revealed({ steps }: Program, texts: ReadonlyMap<string, string>): Program {
  return {
    steps: steps.map((step) => {
      let { script } = step;
      for (const [id, text] of texts) script = script.replaceAll(vrrpSecretPlaceholder(id), () => text);
      return { ...step, script };
    }),
  };
}

function blotted(outcome: ProgramOutcome, texts: ReadonlyMap<string, string>): ProgramOutcome {
  if (outcome.kind !== "completed") return outcome;
  const passwords = [...texts.values()].flatMap((text) => /^auth_pass (\S+)$/m.exec(text)?.[1] ?? []);
  return {
    ...outcome,
    steps: outcome.steps.map((step) => ({
      ...step,
      output: passwords.reduce((output, password) => output.replaceAll(password, bullets), step.output),
    })),
  };
}
