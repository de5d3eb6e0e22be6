import fs from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { notFound } from "#contract/problem.ts";

/** The built web. Every address outside /api is the desk, which finds its own page. */
export async function serveWeb(app: FastifyInstance, webDir: string): Promise<void> {
  const built = fs.existsSync(path.join(webDir, "desk.html"));
  if (built) {
    await app.register(fastifyStatic, {
      root: webDir,
      index: false,
      wildcard: false,
      preCompressed: true,
      setHeaders: (reply, file) => {
        // Hashed names never change their content.
        const hashed = file.includes(`${path.sep}assets${path.sep}`);
        void reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      ["GET", "HEAD"].includes(request.method) &&
      !request.url.startsWith("/api") &&
      !/\.\w+$/.test(request.url.split("?")[0]!);
    if (built && isPage) return reply.header("cache-control", "no-cache").sendFile("desk.html");
    throw notFound("地址");
  });
}
