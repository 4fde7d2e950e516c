"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { WallNotice } from "./wall-notice";

type Props = { isScreen: boolean; children: ReactNode };

/**
 * Takes the token of a screen's link, `/wall#token=…`, and exchanges it for the session before anything is shown. A
 * fragment is never sent to a server or written to its log. A device that opens its link at every start works without
 * cookies that survive.
 */
export function EnterWall({ isScreen, children }: Props) {
  const t = useTranslations("wall");
  const [entry, setEntry] = useState<"looking" | "none" | "refused">("looking");
  useEffect(() => {
    const token = new URLSearchParams(window.location.hash.slice(1)).get("token");
    if (token === null) {
      setEntry("none");
      return;
    }
    const address = window.location.pathname + window.location.search;
    exchange(token)
      .then((isDone) => {
        if (isDone) window.location.replace(address);
        else setEntry("refused");
      })
      // The panel is away: the link is tried until it answers.
      .catch(() => setTimeout(() => window.location.reload(), 5_000));
  }, []);
  if (entry === "refused") {
    return (
      <WallNotice title={t("enter.refused")}>
        <a href="/wall/pair">{t("enter.pair")}</a>
      </WallNotice>
    );
  }
  if (isScreen && entry === "none") return children;
  if (entry === "looking") return <WallNotice title={t("enter.looking")} />;
  return (
    <WallNotice title={t("enter.none")} about={t("enter.noneAbout")}>
      <a href="/wall/pair">{t("enter.pair")}</a>
    </WallNotice>
  );
}

async function exchange(token: string): Promise<boolean> {
  const { ok, status } = await fetch("/api/wall/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  });
  if (status >= 500 || status === 429) throw new Error(`not now: ${status}`);
  return ok;
}
