import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { manifestationLists } from "#contract/screening.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { originLabel } from "#domain/screening/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, DateField, ProblemNote, toast } from "../../ui/index.ts";
import { Labelled } from "./Labelled.tsx";
import { type ListContent, listReasons } from "./list-draft.ts";
import { ListItems } from "./ListItems.tsx";
import { Sentences } from "./Sentences.tsx";

interface ListEditorProps {
  readonly from: ListContent;
  /** The latest version there is; 0 for a new list. */
  readonly basedOn: number;
}

export function ListEditor({ from, basedOn }: ListEditorProps) {
  const { code, title, issuedBy, origin, validFrom, validTo, items } = from;
  const [list, setList] = useState<ListContent>({ code, title, issuedBy, origin, validFrom, validTo, items });
  const [id] = useState(uuidv7);
  const [, go] = useLocation();
  const { send, sending, problem } = useWrite(manifestationLists.save, {
    refresh: [manifestationLists.list],
    onDone: (saved) => {
      toast(`清单已存为第 ${saved.version} 版。`);
      go(`/lists/${saved.code}?version=${saved.version}`);
    },
  });
  const reasons = listReasons(list);
  return (
    <>
      <Card title="清单" padded>
        <ListHead list={list} isNew={basedOn === 0} onList={(part) => setList({ ...list, ...part })} />
      </Card>
      <Card title="所列情形" note={`共 ${list.items.length} 种`}>
        <ListItems items={list.items} onItems={(next) => setList({ ...list, items: next })} />
      </Card>
      <Card title="保存" padded>
        <ProblemNote problem={problem} />
        <Sentences title="保存前请改正：" sentences={reasons} />
        {basedOn > 0 && <p>原有版本保持不变，已采用的轮次仍按原版本。改动存为第 {basedOn + 1} 版。</p>}
        <Button
          type="primary"
          disabled={reasons.length > 0}
          loading={sending}
          onClick={() => send({ body: { ...list, id, basedOn } })}
        >
          {basedOn > 0 ? "另存为新版本" : "保存清单"}
        </Button>
      </Card>
    </>
  );
}

interface ListHeadProps {
  readonly list: ListContent;
  readonly isNew: boolean;
  readonly onList: (part: Partial<ListContent>) => void;
}

const origins = (["official", "typical"] as const).map((value) => ({ value, label: originLabel[value] }));

function ListHead({ list, isNew, onList }: ListHeadProps) {
  return (
    <div className="labelled-grid">
      <Labelled label="清单名称">
        <Input value={list.title} maxLength={80} onChange={({ target }) => onList({ title: target.value })} />
      </Labelled>
      <Labelled label="发文单位">
        <Input value={list.issuedBy} maxLength={80} onChange={({ target }) => onList({ issuedBy: target.value })} />
      </Labelled>
      <Labelled label="清单代码" hint="英文字母、数字、连字符，如 county-2026；各版本相同。">
        <Input
          value={list.code}
          disabled={!isNew}
          maxLength={40}
          onChange={({ target }) => onList({ code: target.value.trim() })}
        />
      </Labelled>
      <Labelled label="性质" group>
        <Radio.Group
          value={list.origin}
          options={origins}
          onChange={({ target }) => onList({ origin: target.value as ListContent["origin"] })}
        />
      </Labelled>
      <Labelled label="起用日期">
        <DateField value={list.validFrom} onChange={(day) => onList({ validFrom: day ?? "" })} />
      </Labelled>
      <Labelled label="停用日期（选填）">
        <DateField value={list.validTo} earliest={list.validFrom} onChange={(validTo) => onList({ validTo })} />
      </Labelled>
    </div>
  );
}
