import { Link } from "wouter";
import { movedSentence } from "#domain/bulletins/labels.ts";
import type { Bulletin } from "./bulletin-types.ts";

/** What a reader must know before the text: returned, corrected, correcting, moved, or with holes. */
export function BulletinNotes({ bulletin }: { bulletin: Bulletin }) {
  const { corrects, correctedBy, moved, returnReason, status, unbound } = bulletin;
  return (
    <div className="no-print">
      {status === "draft" && returnReason !== "" && <p className="bulletin-note">退回意见：{returnReason}</p>}
      {corrects && (
        <p className="bulletin-note">
          本通报更正
          <Link href={`/bulletins/${corrects.id}`}>
            《{corrects.title}》（{corrects.documentNumber}）
          </Link>
          。
        </p>
      )}
      {correctedBy.map((one) => (
        <p key={one.id} className="bulletin-note">
          本通报已由
          <Link href={`/bulletins/${one.id}`}>
            《{one.title}》（{one.documentNumber}）
          </Link>
          更正。
        </p>
      ))}
      {moved.length > 0 && (
        <div className="bulletin-note" role="status">
          审核之后有 {moved.length} 项数字发生变化，须由审核人重新审核后才能印发：
          <ul>
            {moved.map((one) => (
              <li key={one.key}>{movedSentence(one)}</li>
            ))}
          </ul>
        </div>
      )}
      {unbound.length > 0 && (
        <div className="bulletin-note" role="status">
          还有 {unbound.length} 处数字取不到数，改正后才能送审：
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
