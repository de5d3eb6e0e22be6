import type { records } from "#contract/records.ts";
import type { Body } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villageIds } from "./cast.ts";

export type RecordBody = Body<typeof records.add>;

/** An entry as the page sends it: five households of 前柳庄 on the day before today, unless said otherwise. */
export function aRecordBody(over: Partial<RecordBody> = {}): RecordBody {
  return {
    id: uuidv7(),
    villageId: villageIds.前柳庄,
    kind: "household",
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
    fileIds: [],
    anyway: false,
    contact: null,
    ...over,
  };
}
