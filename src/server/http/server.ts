import type { Socket } from "node:net";
import cookie from "@fastify/cookie";
import compress from "@fastify/compress";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { z } from "zod";
import { Problem } from "#contract/problem.ts";
import type { Download, Route } from "#contract/route.ts";
import type { Ground, Served, SessionCookie, UploadedFile } from "./call.ts";
import { fileTooLarge, problemOf } from "./problem-of.ts";
import { packed } from "./packed.ts";
import { serveWeb } from "./web.ts";

/** What listens and closes; the framework stays behind this wall. */
export type Server = FastifyInstance;

const cookieName = "zhucun_session";
const bodyLimit = 2 * 1024 * 1024;
const fileLimit = 20 * 1024 * 1024;
const uuid = z.uuid();

/** The HTTP server over a list of routes. It knows no stage. */
export async function buildServer(served: readonly Served[], ground: Ground): Promise<Server> {
  const { config } = ground;
  const app = fastify({
    bodyLimit,
    trustProxy: config.trustProxy ?? false,
    genReqId: (request) => String(request.headers["x-request-id"] ?? crypto.randomUUID()),
    logger: {
      level: config.logLevel,
      redact: ["req.headers.cookie", "req.headers.authorization", "res.headers['set-cookie']"],
    },
  });
  await addGuards(app, ground);
  for (const one of served) addRoute(app, one, ground);
  app.setErrorHandler((error, request, reply) => sendProblem(reply, problemOf(error, request.log), request.id));
  await serveWeb(app, config.webDir);
  letGo(app);
  return app;
}

/** A browser opens connections ahead of need. One that never asked anything is not idle to Node and would hold the closing up for a minute. */
function letGo(app: FastifyInstance) {
  const silent = new Set<Socket>();
  app.server.on("connection", (socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  app.server.on("request", ({ socket }) => silent.delete(socket));
  app.addHook("preClose", (done) => {
    for (const socket of silent) socket.destroy();
    done();
  });
}

async function addGuards(app: FastifyInstance, { config }: Ground) {
  await app.register(helmet, {
    // The style of antd is injected at run time; scripts only ever come from our own files.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        manifestSrc: ["'self'"],
      },
    },
    hsts: config.tls ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    // Both need a secure context and only warn on an http intranet.
    crossOriginOpenerPolicy: config.tls,
    originAgentCluster: config.tls,
    referrerPolicy: { policy: "same-origin" },
  });
  await app.register(compress, { threshold: 1024, encodings: ["br", "gzip"], zlibOptions: { level: 5 } });
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(multipart, {
    limits: { files: 1, fields: 10, fileSize: fileLimit, fieldSize: 100_000 },
    throwFileSizeLimit: true,
  });
}

function addRoute(app: FastifyInstance, { route, serve }: Served, ground: Ground) {
  // Guessing passwords is slowed by address here and by account in the lock-out rule.
  const guessable = route.verb === "public" && route.method !== "GET";
  app.route({
    method: route.method,
    url: `/api${route.path}`,
    ...(!route.download && { compress: false }),
    config: guessable ? { rateLimit: { max: 60, timeWindow: "1 minute" } } : {},
    handler: async (request, reply) => {
      if (route.method !== "GET") refuseForeignPages(request);
      const file = route.upload ? await readUpload(request) : undefined;
      const result = await serve(
        {
          requestId: requestIdOf(request),
          params: request.params,
          query: request.query,
          body: route.upload ? undefined : request.body,
          file,
          cookie: sessionCookie(request, reply, ground.config.tls),
        },
        ground,
      );
      void reply.header("cache-control", "no-store");
      if (route.download) return sendDownload(reply, result as Download);
      return sendJson(request, reply, JSON.stringify(replyOf(route, result)));
    },
  });
}

/** Only what the contract promises leaves the house: unknown fields are dropped here. */
function replyOf(route: Route, result: unknown): unknown {
  if (!route.result) throw new Error(`${route.path} promises neither a result nor a download`);
  return route.result.parse(result);
}

async function sendJson(request: FastifyRequest, reply: FastifyReply, text: string) {
  void reply.header("content-type", "application/json; charset=utf-8").header("vary", "accept-encoding");
  const short = await packed(text, request.headers["accept-encoding"]);
  return short ? reply.header("content-encoding", "gzip").send(short) : reply.send(text);
}

function requestIdOf(request: FastifyRequest): string | undefined {
  const { success, data } = uuid.safeParse(request.headers["x-request-id"]);
  return success ? data : undefined;
}

/** A write must come from our own pages: the header cannot be set across origins, and browsers that say where they come from must say "here". */
function refuseForeignPages(request: FastifyRequest) {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") {
    throw new Problem("forbidden", "请求来自其他网站的页面，已拒绝。请从本系统页面操作。");
  }
}

async function readUpload(request: FastifyRequest): Promise<UploadedFile | undefined> {
  if (!request.isMultipart()) return undefined;
  const part = await request.file();
  if (!part) return undefined;
  const bytes = await part.toBuffer();
  // A file far beyond the limit may arrive cut off without an error of its own.
  if (part.file.truncated) throw fileTooLarge();
  return { name: part.filename.slice(0, 200).toWellFormed().replaceAll("\0", ""), bytes };
}

function sessionCookie(request: FastifyRequest, reply: FastifyReply, secure: boolean): SessionCookie {
  const options = { path: "/", httpOnly: true, sameSite: "strict", secure } as const;
  return {
    token: request.cookies[cookieName],
    client: String(request.headers["user-agent"] ?? ""),
    set: (token) => void reply.setCookie(cookieName, token, options),
    clear: () => void reply.clearCookie(cookieName, options),
  };
}

function sendDownload(reply: FastifyReply, { fileName, mediaType, content }: Download) {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return reply
    .header("content-type", mediaType)
    .header("content-disposition", `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .header("x-content-type-options", "nosniff")
    .send(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
}

function sendProblem(reply: FastifyReply, problem: Problem, requestId: string) {
  const shape = problem.toJSON(requestId);
  return reply
    .code(shape.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .header("cache-control", "no-store")
    .send(JSON.stringify(shape));
}
