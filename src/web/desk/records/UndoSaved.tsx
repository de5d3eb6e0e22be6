import { Link } from "wouter";
import { records } from "#contract/records.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote } from "../../ui/index.ts";

/** What was just saved, and the way back. */
export function UndoSaved({ id, sentence }: { id: string; sentence: string }) {
  const { send, sending, problem, reply } = useWrite(records.withdraw, { refresh: [records.list, records.totals] });
  if (reply)
    return (
      <p className="entry-kept" role="status">
        刚才那一条已撤回。
        <Link href={`/records/${id}`}>打开可恢复</Link>
      </p>
    );
  return (
    <div className="entry-kept" role="status">
      {sentence}
      <button
        type="button"
        className="as-link"
        disabled={sending}
        onClick={() => send({ params: { id }, body: { version: 1 } })}
      >
        撤回
      </button>
      <Link href={`/records/${id}`}>打开</Link>
      <ProblemNote problem={problem} />
    </div>
  );
}
