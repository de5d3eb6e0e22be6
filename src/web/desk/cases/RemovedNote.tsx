import { Button } from "antd";
import { cases } from "#contract/cases.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote } from "../../ui/index.ts";
import { afterStep } from "./course.ts";
import type { ListName, Removed } from "./case-file.ts";

interface RemovedNoteProps {
  readonly caseId: string;
  readonly list: ListName;
  readonly removed: Removed;
  readonly onClose: () => void;
}

/** Stays until it is used or put away: an undo that vanishes by itself is none. */
export function RemovedNote({ caseId, list, removed, onClose }: RemovedNoteProps) {
  const restore = useWrite(cases.restore, { refresh: afterStep, onDone: onClose });
  const params = { id: caseId, list, itemId: removed.id };
  return (
    <div className="case-removed no-print" role="status">
      <span>已移除“{removed.text}”。</span>
      <Button
        size="small"
        loading={restore.sending}
        onClick={() => restore.send({ params, body: { version: removed.version } })}
      >
        撤销移除
      </Button>
      <Button size="small" type="text" onClick={onClose}>
        知道了
      </Button>
      <ProblemNote problem={restore.problem} />
    </div>
  );
}
