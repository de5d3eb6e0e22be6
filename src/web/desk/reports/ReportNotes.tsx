import { NumberNotes } from "../composer/NumberNotes.tsx";
import type { Report } from "./report-types.ts";

/** What its reader must know before the text: returned, moved, or with holes. */
export function ReportNotes({ report: { status, returnReason, moved, unbound } }: { report: Report }) {
  return (
    <div className="no-print">
      {status === "returned" && <p className="bulletin-note">退回意见：{returnReason}</p>}
      <NumberNotes
        moved={{
          title: `起草以后有 ${moved.length} 项数字发生变化，正文中的数字已随之更新，请核对文字：`,
          sentences: moved.map(({ name, before, after }) => `${name}：${before ?? "无"} → ${after ?? "无"}`),
        }}
        unbound={unbound}
        step="报送"
      />
    </div>
  );
}
