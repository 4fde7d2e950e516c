import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { listTokens } from "@/lib/access/tokens/list-tokens";
import { getServices } from "@/lib/runtime/web";
import { TokensPage } from "./_components/tokens-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access"))("tokens.title") };
}

export default async function Page() {
  const actor = await requireActor();
  if (!can(actor, "token.manage")) {
    return <NotAllowed />;
  }
  return <TokensPage initial={await listTokens(getServices(), actor)} />;
}
