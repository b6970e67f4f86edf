# One image, the whole of Parley: the server with the built client.
#   docker build -f infra/server.Dockerfile -t parley .
#   docker run -p 5180:5180 -e DATABASE_URL=… -e PUBLIC_URL=https://chat.example.org parley
# A worker beside servers that share a Redis (docs/operating.md); it answers no one, so nobody asks for its health:
#   docker run --no-healthcheck -e DATABASE_URL=… -e REDIS_URL=… parley node --enable-source-maps dist/worker.js

FROM node:24-slim AS build
WORKDIR /parley
RUN npm install --global pnpm@12.21.0
COPY . .
RUN pnpm install --frozen-lockfile \
  && pnpm exec turbo run build \
  && pnpm --filter @parley/server deploy --prod --legacy /parley-server \
  && cp -r apps/web/dist /parley-web

FROM node:24-slim
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=5180 \
  WEB_ROOT=/parley/web \
  FILES_FOLDER=/parley/files
WORKDIR /parley/server
COPY --from=build /parley-server/node_modules ./node_modules
COPY --from=build /parley-server/package.json ./package.json
COPY --from=build /parley/apps/server/dist ./dist
COPY --from=build /parley-web /parley/web
RUN mkdir /parley/files && chown 10001:10001 /parley/files
VOLUME /parley/files
USER 10001:10001
EXPOSE 5180
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# A server that is asked to end first moves its people to the others: give it 20 seconds.
# As scripts/start.mjs does.
CMD ["node", "--enable-source-maps", "--max-semi-space-size=16", "dist/main.js"]
