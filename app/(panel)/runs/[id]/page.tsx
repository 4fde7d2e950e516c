import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { idSchema } from "@/lib/api/resources/common";
import type { RunResource } from "@/lib/api/resources/run";
import { loadRun } from "@/lib/desired/runs/load-run";
import { AppError } from "@/lib/model/app-error";
import { getServices } from "@/lib/runtime/web";
import { RunPage } from "./_components/run-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("runs"))("list.run") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  if (!can(await requireActor(), "operation.read")) {
    return <NotAllowed />;
  }
  return <RunPage initial={await runOrNotFound((await params).id)} />;
}

async function runOrNotFound(id: string): Promise<RunResource> {
  if (!idSchema.safeParse(id).success) notFound();
  try {
    return await loadRun(getServices().database.prisma, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
