import { uuidv7 } from "#contract/uuid.ts";
import type { NewRecord } from "../records/commands.ts";
import { villageIds } from "./cast.ts";

/** An entry as the page sends it: five households of 前柳庄 on the day before today, unless said otherwise. */
export function aRecordBody(over: Partial<NewRecord> = {}) {
  return {
    id: uuidv7(),
    villageId: villageIds.前柳庄 as string,
    kind: "household" as const,
    meeting: null,
    onDay: "2026-11-21",
    text: "到村东头三户看望，屋顶漏雨已报镇里安排修缮",
    households: 5,
    partyMembers: 0,
    people: 0,
    activists: 0,
    disputes: 0,
    resolved: 0,
    moneyFen: 0,
    leaderId: null,
    problemId: null,
    goalId: null,
    taskId: null,
    fileIds: [] as string[],
    anyway: false,
    contact: null,
    ...over,
  };
}
