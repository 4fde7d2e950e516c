import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { RunList } from "./_components/run-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("runs"))("list.label") };
}

export default async function RunsPage() {
  return can(await requireActor(), "operation.read") ? <RunList /> : <NotAllowed />;
}
