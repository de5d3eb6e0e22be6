import { z } from "zod";

/** Expected failures. Anything that is not a Problem is a bug and is answered with a bland 500. */
export const problemCodes = {
  "not-signed-in": 401,
  forbidden: 403,
  "not-found": 404,
  invalid: 422,
  refused: 409,
  conflict: 409,
  stale: 409,
  "too-large": 413,
  "too-many": 429,
  unavailable: 503,
  bug: 500,
} as const;
export type ProblemCode = keyof typeof problemCodes;

/** One reason: which rule (`rule`), where (`at`, a field path or a cell such as "B7"), and the sentence for the officer. */
export const reason = z.object({
  rule: z.string(),
  at: z.string().optional(),
  sentence: z.string(),
});
export type Reason = z.infer<typeof reason>;

/** application/problem+json (RFC 9457). `detail` is a Chinese sentence that says which rule, which record, what next. */
export const problemShape = z.object({
  type: z.string(),
  code: z.enum(Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]]),
  status: z.int(),
  title: z.string(),
  detail: z.string(),
  requestId: z.string().optional(),
  reasons: z.array(reason).default([]),
});
export type ProblemShape = z.infer<typeof problemShape>;

const titles: Record<ProblemCode, string> = {
  "not-signed-in": "请先登录",
  forbidden: "没有这项权限",
  "not-found": "没有找到",
  invalid: "填写有误",
  refused: "现在不能这样办",
  conflict: "与别人的操作冲突",
  stale: "内容已被更新",
  "too-large": "文件或内容过大",
  "too-many": "操作过于频繁",
  unavailable: "服务暂时不可用",
  bug: "系统出错",
};

export class Problem extends Error {
  readonly code: ProblemCode;
  readonly reasons: readonly Reason[];
  constructor(code: ProblemCode, detail: string, reasons: readonly Reason[] = []) {
    super(detail);
    this.code = code;
    this.reasons = reasons;
  }
  toJSON(requestId?: string): ProblemShape {
    return {
      type: `urn:zhucun:problem:${this.code}`,
      code: this.code,
      status: problemCodes[this.code],
      title: titles[this.code],
      detail: this.message,
      requestId,
      reasons: [...this.reasons],
    };
  }
}

export const notSignedIn = (detail = "登录已失效，请重新登录。") => new Problem("not-signed-in", detail);
export const forbidden = (detail = "您的岗位没有这项权限。如确需办理，请联系安全管理员授权。") =>
  new Problem("forbidden", detail);
/** `what` is the Chinese word for the record. Out of reach reads as not found. */
export const notFound = (what: string) =>
  new Problem("not-found", `没有找到该${what}，可能已被移除，或不在您的管辖范围内。`);
export const invalid = (detail: string, reasons: readonly Reason[] = []) => new Problem("invalid", detail, reasons);
/** The flow or a rule says no; one reason a rule. */
export const refused = (reasons: readonly Reason[]) =>
  new Problem("refused", reasons.map((r) => r.sentence).join(""), reasons);
export const conflict = (detail: string) => new Problem("conflict", detail);
export const stale = (what: string) =>
  new Problem("stale", `该${what}已被他人更新，请刷新后核对再提交，您填写的内容尚未保存。`);
