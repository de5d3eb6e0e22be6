import { Problem, type ProblemCode, problemCodes, type Reason } from "#contract/problem.ts";
import type { CallOf, Result, Route } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { fileNameOf } from "./file-name.ts";

/** A file the server sent, not yet saved on this computer. */
export interface FileReply {
  readonly fileName: string;
  readonly content: Blob;
}

export type Reply<R extends Route> = R["download"] extends string ? FileReply : Result<R>;

interface CallOptions {
  /** Made by the caller when a repeat must count as the same request. */
  readonly requestId?: string;
  readonly signal?: AbortSignal;
}

interface LooseCall {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  file?: Blob;
  fileName?: string;
}

/** Performs one promise of the contract. Every failure arrives as a Problem. */
export async function call<R extends Route>(route: R, input: CallOf<R>, options: CallOptions = {}): Promise<Reply<R>> {
  const loose = input as LooseCall;
  const requestId = options.requestId ?? uuidv7();
  const reply = await send(urlOf(route, loose), {
    method: route.method,
    credentials: "same-origin",
    signal: options.signal,
    ...payloadOf(route, loose, requestId),
  });
  if (!reply.ok) throw await problemFrom(reply, requestId);
  if (route.download) return fileFrom(reply) as Promise<Reply<R>>;
  return (await reply.json()) as Reply<R>;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem("unavailable", "连不上服务器，请检查网络后重试。您填写的内容还在本页，重试不会重复提交。");
  }
}

function urlOf(route: Route, { params, query }: LooseCall): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") search.append(name, String(one));
    }
  }
  const tail = search.toString();
  return `/api${path}${tail ? `?${tail}` : ""}`;
}

// The header is always there: for writes it is the key that makes a repeat harmless, and, as no other site can set it, the guard against forged requests.
function payloadOf(route: Route, { body, file, fileName }: LooseCall, requestId: string): RequestInit {
  const headers = { accept: "application/json", "x-request-id": requestId };
  if (route.upload && file) {
    const form = new FormData();
    form.append("file", file, fileName);
    return { headers, body: form };
  }
  if (body === undefined) return { headers };
  return { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) };
}

async function fileFrom(reply: Response): Promise<FileReply> {
  return { fileName: fileNameOf(reply.headers.get("content-disposition")) ?? "下载文件", content: await reply.blob() };
}

async function problemFrom(reply: Response, requestId: string): Promise<Problem> {
  const told = await toldProblem(reply);
  if (told) return told;
  const code = codeOfStatus(reply.status);
  if (code === "bug") return new Problem("bug", `系统出错，本次操作没有保存。请把编号 ${requestId} 告诉系统管理员。`);
  return new Problem(code, sentences[code] ?? `服务器答复异常（${reply.status}），请稍后重试。`);
}

async function toldProblem(reply: Response): Promise<Problem | undefined> {
  if (!reply.headers.get("content-type")?.includes("json")) return undefined;
  // A cut-off body says no more than its status does.
  const told = (await reply.json().catch(() => undefined)) as
    { code?: string; detail?: string; reasons?: Reason[] } | undefined;
  if (!told?.code || !told.detail || !(told.code in problemCodes)) return undefined;
  return new Problem(told.code as ProblemCode, told.detail, told.reasons ?? []);
}

function codeOfStatus(status: number): ProblemCode {
  if (status === 502 || status === 504) return "unavailable";
  const found = Object.entries(problemCodes).find(([, known]) => known === status);
  return found ? (found[0] as ProblemCode) : "bug";
}

const sentences: Partial<Record<ProblemCode, string>> = {
  "not-signed-in": "登录已失效，请重新登录。",
  forbidden: "您的岗位没有这项权限。如确需办理，请联系安全管理员授权。",
  "not-found": "没有找到所要的内容，可能已被移除，或不在您的管辖范围内。",
  "too-large": "文件过大，服务器没有接收。请压缩或拆分后再传。",
  "too-many": "操作过于频繁，请稍后再试。",
  unavailable: "服务器暂时不能办理，请稍后重试。您填写的内容还在本页，重试不会重复提交。",
};
