import { type NextRequest, NextResponse } from "next/server";
import { isDevelopment } from "@/lib/config/development";

/**
 * Runs before every page: sets the content security policy with a fresh nonce, and spares people without any session
 * cookie a page that would redirect them anyway. It never decides who may see what: pages and API routes read the
 * session themselves and stay closed if this file is gone.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (!isOpen(pathname) && !hasSessionCookie(request)) {
    const target = new URL("/sign-in", request.url);
    if (pathname !== "/") {
      target.searchParams.set("next", pathname + search);
    }
    return NextResponse.redirect(target);
  }
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-signalbox-path", pathname + search);
  // Next reads the nonce for its own scripts from this request header.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  return response;
}

export const config = {
  matcher: [{ source: "/((?!api/|metrics$|_next/static/|icon.svg).*)" }],
};

/** Before sign-in there are two pages, and those of screens on walls, which nobody signs in to. */
function isOpen(pathname: string): boolean {
  return ["/sign-in", "/setup", "/wall", "/wall/pair"].includes(pathname);
}

function hasSessionCookie(request: NextRequest): boolean {
  return request.cookies.has("signalbox.session") || request.cookies.has("__Host-signalbox.session");
}

/**
 * Scripts and style sheets need the nonce. Style attributes are allowed: React Aria positions its overlays with them, and
 * they cannot run code. Development adds what hot reloading needs.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
