import { takeOutRoute } from "@/lib/api/verb-route";

/** POST /real-servers/{id}/drain: takes the real server in all its services out of service; its connections go on. */
export const POST = takeOutRoute("realServer", "drain");
