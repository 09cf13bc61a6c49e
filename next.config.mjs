import { createMDX } from 'fumadocs-mdx/next';

/** Lets two builds of one checkout stand beside each other. */
const distDir = process.env.TRAMTIN_DIST_DIR ?? '.next';

/** @type {import('next').NextConfig} */
const config = {
  distDir,
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // The engine lives in the server's own process; route handlers reach it through globalThis and must not bundle a second copy.
  serverExternalPackages: ['amqplib', 'kafkajs', 'kysely', 'pg', 'pino', 'prom-client', 'socket.io'],
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
};

export default createMDX({ macro: false })(config);
