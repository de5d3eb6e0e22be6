import { Button, Checkbox } from "antd";
import { opinionKindLabel } from "#domain/screening/labels.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Shortlist, ShortlistRow } from "./contract-types.ts";
import { isListed, standing } from "./shortlist-counts.ts";
import { useOpinions } from "./use-opinions.ts";

interface BatchKeepProps {
  readonly round: Shortlist["round"];
  readonly rows: readonly ShortlistRow[];
  readonly picked: readonly ShortlistRow[];
  readonly onPicked: (villageIds: string[]) => void;
  readonly onWritten: (villageIds: readonly string[]) => void;
}

/** 同意列入 for many at once; whoever disagrees writes a reason, so disagreeing has no batch. */
export function BatchKeep({ round, rows, picked, onPicked, onWritten }: BatchKeepProps) {
  const open = rows.filter((row) => isListed(row) && standing(row).length === 0);
  const { write, sending, problem } = useOpinions("writeMany", round, (villageIds) => {
    toast(`已对 ${villageIds.length} 个村提出“${opinionKindLabel.keep}”。`);
    onPicked([]);
    onWritten(villageIds);
  });
  if (open.length === 0 && !problem) return null;
  return (
    <div className="filters">
      <ProblemNote problem={problem} />
      <Checkbox
        disabled={open.length === 0}
        checked={open.length > 0 && picked.length === open.length}
        indeterminate={picked.length > 0 && picked.length < open.length}
        onChange={({ target }) => onPicked(target.checked ? open.map((row) => row.villageId) : [])}
      >
        {`选中所列 ${open.length} 个尚未提意见的村`}
      </Checkbox>
      <ConfirmButton
        type="primary"
        disabled={picked.length === 0}
        sending={sending}
        question={`以本单位名义，对选中的 ${picked.length} 个村提出“${opinionKindLabel.keep}”。联审结束之前可以撤回。`}
        onConfirm={() => write(picked.map((row) => row.villageId))}
      >
        {`选中的同意列入（${picked.length}）`}
      </ConfirmButton>
      {picked.length > 0 && !sending && <Button onClick={() => onPicked([])}>取消选中</Button>}
    </div>
  );
}
