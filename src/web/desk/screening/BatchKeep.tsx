import { Button, Checkbox } from "antd";
import { opinionKindLabel } from "#domain/screening/labels.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { ShortlistRow } from "./contract-types.ts";
import { isListed, standing } from "./shortlist-counts.ts";
import { useKeepMany } from "./use-keep-many.ts";

interface BatchKeepProps {
  readonly roundId: string;
  readonly rows: readonly ShortlistRow[];
  readonly picked: readonly ShortlistRow[];
  readonly onPicked: (villageIds: string[]) => void;
}

/** 同意列入 for many at once; whoever disagrees writes a reason, so disagreeing has no batch. */
export function BatchKeep({ roundId, rows, picked, onPicked }: BatchKeepProps) {
  const open = rows.filter((row) => isListed(row) && standing(row).length === 0);
  const { keep, written, of, problem } = useKeepMany(roundId, (count) => {
    toast(`已对 ${count} 个村提出“${opinionKindLabel.keep}”。`);
    onPicked([]);
  });
  const sending = of > 0;
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
        question={`以本单位名义，对选中的 ${picked.length} 个村提出“${opinionKindLabel.keep}”。`}
        onConfirm={() => keep(picked.map((row) => row.villageId))}
      >
        {`选中的同意列入（${picked.length}）`}
      </ConfirmButton>
      {picked.length > 0 && !sending && <Button onClick={() => onPicked([])}>取消选中</Button>}
      <span role="status">{sending && `正在提交 ${written}/${of}`}</span>
    </div>
  );
}
