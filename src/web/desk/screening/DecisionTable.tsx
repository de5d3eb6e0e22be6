import { Button, Checkbox } from "antd";
import { useState } from "react";
import { choose, type Choice, type DecisionDraft, type DraftVillage } from "./decision-draft.ts";
import { DecisionRow } from "./DecisionRow.tsx";

interface DecisionTableProps {
  readonly draft: DecisionDraft;
  readonly onDraft: (draft: DecisionDraft) => void;
}

const heads = ["名次", "乡镇", "村（社区）", "联审", "审定结果", "理由（不列入、动态纳入的必填）"];

export function DecisionTable({ draft, onDraft }: DecisionTableProps) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const write = (village: DraftVillage) =>
    onDraft({
      ...draft,
      villages: draft.villages.map((one) => (one.villageId === village.villageId ? village : one)),
    });
  return (
    <>
      <Batch draft={draft} picked={picked} onPicked={setPicked} onDraft={onDraft} />
      <div className="wide-scroll">
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">
                <span className="only-heard">选中</span>
              </th>
              {heads.map((head) => (
                <th scope="col" key={head} className={head === "名次" ? "end" : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {draft.villages.map((village) => (
              <DecisionRow
                key={village.villageId}
                village={village}
                picked={picked.includes(village.villageId)}
                onPick={(on) =>
                  setPicked(on ? [...picked, village.villageId] : picked.filter((one) => one !== village.villageId))
                }
                onVillage={write}
                onRemove={() =>
                  onDraft({
                    ...draft,
                    villages: draft.villages.filter((one) => one.villageId !== village.villageId),
                  })
                }
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface BatchProps {
  readonly draft: DecisionDraft;
  readonly picked: readonly string[];
  readonly onPicked: (villageIds: string[]) => void;
  readonly onDraft: (draft: DecisionDraft) => void;
}

const batches: readonly (readonly [Choice, string])[] = [
  ["county", "设为县级管理"],
  ["township", "设为镇级管理"],
  ["rejected", "设为不列入"],
];

function Batch({ draft, picked, onPicked, onDraft }: BatchProps) {
  const open = draft.villages.filter(({ choice }) => choice === null).map(({ villageId }) => villageId);
  const all = draft.villages.map(({ villageId }) => villageId);
  const set = (choice: Choice) => {
    onDraft(choose(draft, picked, choice));
    onPicked([]);
  };
  return (
    <div className="filters">
      <Checkbox
        checked={picked.length > 0 && picked.length === all.length}
        indeterminate={picked.length > 0 && picked.length < all.length}
        onChange={({ target }) => onPicked(target.checked ? all : [])}
      >
        全选
      </Checkbox>
      <Button disabled={open.length === 0} onClick={() => onPicked(open)}>{`选中未定的 ${open.length} 个`}</Button>
      {batches.map(([choice, word]) => (
        <Button key={word} disabled={picked.length === 0} onClick={() => set(choice)}>
          {word}
        </Button>
      ))}
      <span role="status">{`已选中 ${picked.length} 个`}</span>
    </div>
  );
}
