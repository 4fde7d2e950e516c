import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm run types` checks them in CI; a start does not repeat that.
  typescript: { ignoreBuildErrors: true },
  distDir: process.env.SIGNALBOX_DIST_DIR ?? ".next",
  serverExternalPackages: ["pg", "pino", "graphile-worker", "better-auth", "@prisma/client", "@prisma/adapter-pg"],
};

export default withNextIntl(config);
