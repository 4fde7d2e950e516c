"use client";

import { useRouter } from "next/navigation";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { ToastRegion } from "@/components/ui/toast";
import { QueryProvider } from "@/lib/client/query-provider";

type Props = { locale: string; nonce: string | undefined; children: ReactNode };

/** What every page stands on: language of the controls, client-side links, theme, API cache, toasts. */
export function Providers({ locale, nonce, children }: Props) {
  const router = useRouter();
  // The policy in force is the one the document came with; a refresh of the page brings another nonce, which it refuses.
  const [documentNonce] = useState(nonce);
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      disableTransitionOnChange
      storageKey="signalbox_theme"
      {...(documentNonce === undefined ? {} : { nonce: documentNonce })}
    >
      <I18nProvider locale={locale}>
        <RouterProvider navigate={(href) => router.push(href)}>
          <QueryProvider>
            {children}
            <ToastRegion />
          </QueryProvider>
        </RouterProvider>
      </I18nProvider>
    </ThemeProvider>
  );
}
