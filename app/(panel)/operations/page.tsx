import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { OperationList } from "./_components/operation-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operations"))("list.label") };
}

export default async function OperationsPage() {
  return can(await requireActor(), "operation.read") ? <OperationList /> : <NotAllowed />;
}
