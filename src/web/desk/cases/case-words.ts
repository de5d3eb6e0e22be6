import { formatChinese } from "#domain/date.ts";

/** 下一节点：how far the earliest open deadline is, in the words of the list. */
export function nextNode(nextDue: string | null, nextDays: number | null, total: number): string {
  if (nextDue === null) return total === 0 ? "未列清单" : "无待办时限";
  if (nextDays !== null && nextDays < 0) return `逾期 ${-nextDays} 个工作日`;
  return `${nextDue}（${nextDays ?? 0} 个工作日）`;
}

export const spanWords = (openedOn: string, dueOn: string) => `${formatChinese(openedOn)}—${formatChinese(dueOn)}`;
