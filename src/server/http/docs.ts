import fs from "node:fs/promises";
import path from "node:path";
import type { FastifyInstance } from "fastify";

const file = path.resolve(import.meta.dirname, "../../../docs/openapi.json");

interface Operation {
  readonly summary: string;
  readonly "x-verb": string;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: unknown;
}

/** The reference for integrators: the committed document and a page of it, without any script. */
export function docsRoutes(app: FastifyInstance): void {
  app.get("/api/openapi.json", async (_request, reply) =>
    reply.type("application/json").send(await fs.readFile(file, "utf8")),
  );
  app.get("/api/docs", async (_request, reply) => {
    const document = JSON.parse(await fs.readFile(file, "utf8")) as {
      paths: Record<string, Record<string, Operation>>;
    };
    return reply.type("text/html; charset=utf-8").send(page(document.paths));
  });
}

function page(paths: Record<string, Record<string, Operation>>): string {
  const rows = Object.entries(paths).flatMap(([where, operations]) =>
    Object.entries(operations).map(([method, operation]) => section(where, method, operation)),
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>驻村通接口说明</title><style>
body{font:14px/22px "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1B2733;max-width:1040px;margin:24px auto;padding:0 20px}
h1{font-size:20px}summary{padding:8px 0;cursor:pointer}details{border-bottom:1px solid #D5DCE3}code{font:13px/20px Consolas,monospace}
b{display:inline-block;width:64px;color:#1F4E79}pre{background:#F4F6F8;padding:12px;overflow:auto}i{font-style:normal;color:#4A5866}
</style><h1>驻村通接口说明</h1><p>完整定义见 <a href="/api/openapi.json">openapi.json</a>（OpenAPI 3.1）。写操作须带请求头 <code>x-request-id</code>（UUID）：同一编号重复提交只办理一次。出错时返回 <code>application/problem+json</code>。</p>${rows.join("")}</html>`;
}

function section(where: string, method: string, operation: Operation): string {
  const body = JSON.stringify({ parameters: operation.parameters, requestBody: operation.requestBody }, null, 2);
  return `<details><summary><b>${method.toUpperCase()}</b><code>${escape(where)}</code>　${escape(operation.summary)} <i>${escape(operation["x-verb"])}</i></summary><pre>${escape(body)}</pre></details>`;
}

const escape = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
