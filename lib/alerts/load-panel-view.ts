import { X509Certificate } from "node:crypto";
import type { AlertDeps } from "./alert-deps";
import type { PanelView } from "./conditions/panel-conditions";

/** Tokens of people who may still use them, the panel's certificate, and hosts that are not who they were. */
export async function loadPanelView(deps: AlertDeps, nowMs: number): Promise<PanelView> {
  const { prisma } = deps.database;
  const tokens = await prisma.apiToken.findMany({
    where: { revokedAt: null, user: { disabledAt: null } },
    select: { name: true, hint: true, expiresAt: true, user: { select: { name: true } } },
  });
  const strangers = await prisma.host.findMany({
    where: { trust: "quarantined" },
    select: {
      id: true,
      name: true,
      directors: { select: { clusterId: true } },
      realServers: { select: { clusterId: true } },
    },
  });
  return {
    nowMs,
    tokens: tokens.map(({ name, hint, expiresAt, user }) => {
      return { name, hint, ownerName: user.name, expiresAtMs: expiresAt.getTime() };
    }),
    certificateUntilMs: await certificateUntilMs(deps),
    strangers: strangers.map(({ id, name, directors, realServers }) => {
      return { hostId: id, name, clusterId: [...directors, ...realServers][0]?.clusterId ?? null };
    }),
  };
}

/** A file that is no certificate is the web server's to complain of. */
async function certificateUntilMs({ readCertificate }: AlertDeps): Promise<number | null> {
  const pem = await readCertificate().catch(() => null);
  if (pem === null) return null;
  try {
    return Date.parse(new X509Certificate(pem).validTo);
  } catch {
    return null;
  }
}
