import { Input, InputNumber } from "antd";
import { useState } from "react";
import { Card, DateField } from "../../ui/index.ts";
import type { Item, Round } from "./contract-types.ts";
import { DirectHits } from "./DirectHits.tsx";
import { IndicatorTable } from "./IndicatorTable.tsx";
import { Labelled } from "./Labelled.tsx";
import { ListChooser } from "./ListChooser.tsx";
import { QuotaFields } from "./QuotaFields.tsx";
import { SaveSetting } from "./SaveSetting.tsx";
import type { SettingDraft } from "./setting-draft.ts";
import { useToday } from "./use-today.ts";
import "./screening.css";

interface SettingFormProps {
  readonly round: Round | null;
  readonly initial: SettingDraft;
  readonly locked: boolean;
}

/** The programme's own reference county; a county that has opened a round counts its own villages. */
const usualCount = 602;

export function SettingForm({ round, initial, locked }: SettingFormProps) {
  const [draft, setDraft] = useState(initial);
  const [items, setItems] = useState<readonly Item[]>(round?.items ?? []);
  const today = useToday();
  const change = (part: Partial<SettingDraft>) => setDraft({ ...draft, ...part });
  return (
    <div className={locked ? "readable" : undefined}>
      <Card title="基本情况" padded>
        <Basics draft={draft} locked={locked} today={today} onDraft={change} />
      </Card>
      <Card title="软弱涣散表现清单" padded>
        <ListChooser
          chosen={draft.list}
          items={items}
          locked={locked}
          onChoose={({ code, version, items: listed }) => {
            setItems(listed);
            change({ list: { code, version } });
          }}
        />
      </Card>
      <Card title="评估指标和权重" note="按最薄弱程度计分，满分 100 分；分数越高越薄弱">
        <IndicatorTable
          rows={draft.indicators}
          items={items}
          locked={locked}
          onRows={(indicators) => change({ indicators })}
        />
      </Card>
      <Card title="应整尽整" note="有所勾选情形之一的村，不论名次，一律列入" padded>
        <DirectHits
          items={items}
          rules={draft.directHits}
          locked={locked}
          onRules={(directHits) => change({ directHits })}
        />
      </Card>
      <Card title="倒排比例和名额" padded>
        <QuotaFields draft={draft} villages={round?.facts.villages || usualCount} locked={locked} onDraft={change} />
      </Card>
      {!locked && <SaveSetting round={round} draft={draft} items={items} today={today} />}
    </div>
  );
}

interface BasicsProps {
  readonly draft: SettingDraft;
  readonly locked: boolean;
  readonly today: string;
  readonly onDraft: (change: Partial<SettingDraft>) => void;
}

function Basics({ draft, locked, today, onDraft }: BasicsProps) {
  return (
    <div className="labelled-grid">
      <Labelled label="轮次名称" hint="如：第三轮软弱涣散村党组织摸排">
        <Input
          value={draft.name}
          maxLength={40}
          disabled={locked}
          onChange={({ target }) => onDraft({ name: target.value })}
        />
      </Labelled>
      <Labelled label="评估截止日期" hint="乡镇在此之前报齐；过期仍可补报。">
        <DateField
          value={draft.deadline}
          earliest={locked ? undefined : today}
          disabled={locked}
          onChange={(deadline) => onDraft({ deadline })}
        />
      </Labelled>
      <Labelled label="整顿周期（月）" hint="审定之后按此推算整顿期限。">
        <InputNumber
          value={draft.cycleMonths}
          min={1}
          max={120}
          precision={0}
          disabled={locked}
          onChange={(cycleMonths) => onDraft({ cycleMonths })}
        />
      </Labelled>
    </div>
  );
}
