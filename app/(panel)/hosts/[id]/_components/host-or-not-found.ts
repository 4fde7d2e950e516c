import { notFound } from "next/navigation";
import { idSchema } from "@/lib/api/resources/common";
import type { HostResource } from "@/lib/api/resources/host";
import { loadHost } from "@/lib/desired/load-host";
import { AppError } from "@/lib/model/app-error";
import { getServices } from "@/lib/runtime/web";

/** The host of a page's address; an address that names none is the not-found page. */
export async function hostOrNotFound(id: string): Promise<HostResource> {
  if (!idSchema.safeParse(id).success) {
    notFound();
  }
  try {
    return await loadHost(getServices(), id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") {
      notFound();
    }
    throw error;
  }
}
