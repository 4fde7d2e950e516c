/** True under `next dev`. For code that runs before any setting is read (proxy.ts); never a switch for behaviour. */
export const isDevelopment = process.env.NODE_ENV === "development";
