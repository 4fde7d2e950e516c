import { vrrpSecretFolder } from "@/lib/keepalived/vrrp-secret-file";

/** Eight characters that keepalived would take, and that nobody takes for a password. */
const standIn = "********";

/** A text in which sealed passwords are includes, as it reads with passwords: the report then says that they are kept. */
export function withStandIns(text: string): string {
  return text.replaceAll(
    new RegExp(`\\binclude ${vrrpSecretFolder}/[0-9a-f-]{36}\\.conf`, "g"),
    `auth_pass ${standIn}`,
  );
}
