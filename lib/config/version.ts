import manifest from "@/package.json";

/** Version of this Signalbox, as in package.json. */
export const version: string = manifest.version;
