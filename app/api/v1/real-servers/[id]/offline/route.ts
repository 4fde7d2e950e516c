import { takeOutRoute } from "@/lib/api/verb-route";

/** POST /real-servers/{id}/offline: as drain, and clients that are kept with it go elsewhere. */
export const POST = takeOutRoute("realServer", "offline");
