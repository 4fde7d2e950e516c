import type { ReactNode } from "react";
import { permissionsOf } from "@/app/_access/permissions-of";
import { requireActor } from "@/app/_access/require-actor";
import { BuildBanner } from "@/components/live/build-banner";
import { LiveProvider } from "@/components/live/use-live";
import { ObserveBanner } from "@/components/shell/observe-banner";
import { PanelShell } from "@/components/shell/panel-shell";
import { version } from "@/lib/config/version";
import { isObserving } from "@/lib/desired/load-restore";
import { getServices } from "@/lib/runtime/web";

/** Layouts do not run again on client-side navigation, so that every page checks for itself, too. */
export default async function PanelLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const { id, name, email, role } = actor;
  const observing = await isObserving(getServices());
  return (
    <PanelShell session={{ id, name, email, role, permissions: permissionsOf(actor) }}>
      <LiveProvider>
        <BuildBanner build={version} />
        {observing ? <ObserveBanner /> : null}
        {children}
      </LiveProvider>
    </PanelShell>
  );
}
