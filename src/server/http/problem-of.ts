import type { FastifyBaseLogger } from "fastify";
import { invalid, Problem } from "#contract/problem.ts";
import { outageSentence, sqlState } from "../db/retry.ts";

export const fileTooLarge = () => new Problem("too-large", "文件超过 20 MB，未上传。请拆分后再传，或删去表中的图片。");

const framework: Record<string, Problem> = {
  FST_ERR_CTP_BODY_TOO_LARGE: new Problem("too-large", "提交的内容超过 2 MB，未保存。请分次提交。"),
  FST_REQ_FILE_TOO_LARGE: fileTooLarge(),
  FST_FILES_LIMIT: new Problem("too-large", "一次只能上传一个文件。"),
  FST_ERR_CTP_INVALID_JSON_BODY: invalid("提交的内容格式不正确，未保存。请刷新页面后重试。"),
  FST_ERR_CTP_EMPTY_JSON_BODY: invalid("没有收到提交的内容，请刷新页面后重试。"),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: invalid("提交的内容类型不受支持，未保存。"),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: invalid("网络传输中断，内容不完整，未保存。请重新提交。"),
};

/** Turns whatever was thrown into a Problem; a bug is logged with its request id and answered blandly. */
export function problemOf(error: unknown, log: FastifyBaseLogger): Problem {
  if (error instanceof Problem) return error;
  const known = framework[sqlState(error) ?? ""];
  if (known) return known;
  if ((error as { statusCode?: number }).statusCode === 429) {
    return new Problem("too-many", "操作过于频繁，请一分钟后再试。");
  }
  const outage = outageSentence(error);
  if (outage) {
    log.error({ err: error }, "database unavailable");
    return new Problem("unavailable", outage);
  }
  log.error({ err: error }, "bug");
  return new Problem("bug", "系统出现意外错误，本次内容没有保存。请稍后重试；如再次出现，请把请求编号告诉系统管理员。");
}
