# Two stages: the first has every tool, the second has what serves and nothing else. No package runs a script of its own.
# No engine is needed to try the steps: `npm run rehearse` runs them in a clean folder.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY src ./src
COPY views ./views
COPY scripts ./scripts
RUN npm run build
RUN npm prune --omit=dev --omit=optional --omit=peer

FROM node:24-bookworm-slim
# Publish the staff app to loopback alone: -p 127.0.0.1:8081:8081.
ENV NODE_ENV=production SIGILO_HOST=0.0.0.0 SIGILO_STAFF_HOST=0.0.0.0 SIGILO_DATA=/data SIGILO_KEYS=/keys
WORKDIR /app
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/views ./views
# Made for its user, who owns nothing else; mount a volume over it, and the public keys, read-only, at /keys.
RUN mkdir /data && chown 65532:65532 /data
USER 65532:65532
EXPOSE 8080 8081
CMD ["node", "--disallow-code-generation-from-strings", "--disable-proto=delete", "dist/bin/serve.js"]
