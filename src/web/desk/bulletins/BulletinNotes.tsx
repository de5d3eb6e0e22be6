import { Link } from "wouter";
import { movedSentence } from "#domain/bulletins/labels.ts";
import { NumberNotes } from "../composer/NumberNotes.tsx";
import type { Bulletin } from "./bulletin-types.ts";

/** What a reader must know before the text: returned, corrected, correcting, moved, or with holes. */
export function BulletinNotes({ bulletin }: { bulletin: Bulletin }) {
  const { corrects, correctedBy, moved, returnReason, status, unbound, blanks } = bulletin;
  return (
    <div className="no-print">
      {status === "draft" && returnReason !== "" && <p className="bulletin-note">退回意见：{returnReason}</p>}
      {corrects && (
        <p className="bulletin-note">
          本文更正
          <Link href={`/bulletins/${corrects.id}`}>
            《{corrects.title}》（{corrects.documentNumber}）
          </Link>
          。
        </p>
      )}
      {correctedBy.map((one) => (
        <p key={one.id} className="bulletin-note">
          本文已由
          <Link href={`/bulletins/${one.id}`}>
            《{one.title}》（{one.documentNumber}）
          </Link>
          更正。
        </p>
      ))}
      {blanks.length > 0 && (
        <div className="bulletin-note" role="status">
          还有 {blanks.length} 处没有写明，补充后才能送审：
          <ul>
            {blanks.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <NumberNotes
        moved={{
          title: `审核之后有 ${moved.length} 项数字发生变化，须由审核人重新审核后才能印发：`,
          sentences: moved.map(movedSentence),
        }}
        unbound={unbound}
        step="送审"
      />
    </div>
  );
}
