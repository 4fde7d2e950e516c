import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { idSchema } from "@/lib/api/resources/common";
import type { OperationDetail } from "@/lib/api/resources/operation";
import { loadOperation } from "@/lib/desired/load-operation";
import { AppError } from "@/lib/model/app-error";
import { getServices } from "@/lib/runtime/web";
import { OperationPage } from "./_components/operation-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operations"))("list.operation") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  if (!can(await requireActor(), "operation.read")) {
    return <NotAllowed />;
  }
  return <OperationPage initial={await operationOrNotFound((await params).id)} />;
}

async function operationOrNotFound(id: string): Promise<OperationDetail> {
  if (!idSchema.safeParse(id).success) {
    notFound();
  }
  try {
    return await loadOperation(getServices(), id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") {
      notFound();
    }
    throw error;
  }
}
