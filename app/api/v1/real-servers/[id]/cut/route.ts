import { takeOutRoute } from "@/lib/api/verb-route";

/** POST /real-servers/{id}/cut: takes the real server in all its services out of the table; its connections end. */
export const POST = takeOutRoute("realServer", "cut");
