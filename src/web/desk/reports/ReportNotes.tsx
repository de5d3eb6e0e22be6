import type { Report } from "./report-types.ts";

/** What its reader must know before the text: returned, moved, or with holes. */
export function ReportNotes({ report: { status, returnReason, moved, unbound } }: { report: Report }) {
  return (
    <div className="no-print">
      {status === "returned" && <p className="bulletin-note">退回意见：{returnReason}</p>}
      {moved.length > 0 && (
        <div className="bulletin-note" role="status">
          起草以后有 {moved.length} 项数字发生变化，正文中的数字已随之更新，请核对文字：
          <ul>
            {moved.map(({ key, name, before, after }) => (
              <li key={key}>
                {name}：{before ?? "无"} → {after ?? "无"}
              </li>
            ))}
          </ul>
        </div>
      )}
      {unbound.length > 0 && (
        <div className="bulletin-note" role="status">
          还有 {unbound.length} 处数字取不到数，改正后才能报送：
          <ul>
            {unbound.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
