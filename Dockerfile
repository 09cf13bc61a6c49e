FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its Node; the one among the packages is for machines without.
RUN npm ci --ignore-scripts && rm -rf node_modules/node-linux-*
COPY . .
ARG TRAMTIN_PUBLIC_URL
RUN node scripts/contracts.mjs && NEXT_TELEMETRY_DISABLED=1 npx next build && npm prune --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-* .next/cache

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY --from=build --chown=root:root /app /app
# Named volumes take over the owner of the folder they cover.
RUN mkdir -p /data /config && chown node:node /data /config
USER node
EXPOSE 3000
CMD ["node", "--disable-warning=ExperimentalWarning", "server/main.ts"]
