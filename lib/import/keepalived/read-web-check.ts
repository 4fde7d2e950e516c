import type { Place } from "@/lib/import/source-line";
import type { CheckInput } from "@/lib/import/take-check";
import { type Reading, type Section, unquoted } from "./section";

type WebCheck = Pick<Extract<CheckInput, { kind: "http" }>, "urls" | "httpVersion">;

/** What an HTTP_GET or SSL_GET asks for. Without a url, which keepalived does not bear, it is the start page. */
export function readWebCheck(section: Section, virtualHost: string | null, at: Place, { report }: Reading): WebCheck {
  const own = section.word("virtualhost") ?? virtualHost;
  const urls = section.all("url").map((node) => {
    const url = section.inside(node);
    const read = readUrl(url, own);
    url.finish();
    return read;
  });
  if (urls.length === 0) report.error(at, "check.url_missing");
  const version = section.word("http_protocol");
  return {
    ...(urls.length === 0 ? {} : { urls }),
    httpVersion: version === "1.0" || version === "1.1" ? version : null,
  };
}

/** keepalived takes every status from 200 to 299 when none is named. */
function readUrl(url: Section, virtualHost: string | null) {
  const statuses = url.last("status_code")?.words.slice(1) ?? [];
  const regex = url.last("regex")?.words.slice(1).map(unquoted).join(" ") ?? null;
  return {
    path: url.word("path") ?? "/",
    statusCodes: statuses.length === 0 ? "200-299" : statuses.join(" "),
    virtualHost: url.word("virtualhost") ?? virtualHost,
    digest: url.word("digest")?.toLowerCase() ?? null,
    regex,
    regexInverted: url.has("regex_no_match"),
  };
}
