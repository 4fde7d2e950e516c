import { redirect } from "next/navigation";

/** A cluster opens on its services. */
export default async function ClusterPage({ params }: { params: Promise<{ id: string }> }) {
  redirect(`/clusters/${encodeURIComponent((await params).id)}/services`);
}
