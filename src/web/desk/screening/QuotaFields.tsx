import { InputNumber, Radio } from "antd";
import { useState } from "react";
import { directHitsLabel, roundingLabel, tieLabel } from "#domain/screening/labels.ts";
import { quota, type Rounding } from "#domain/screening/quota.ts";
import { Labelled } from "./Labelled.tsx";
import { numberBox, percentText } from "./numbers.ts";
import type { SettingDraft } from "./setting-draft.ts";

interface QuotaFieldsProps {
  readonly draft: SettingDraft;
  readonly villages: number;
  readonly locked: boolean;
  readonly onDraft: (change: Partial<SettingDraft>) => void;
}

const choices = <T extends string>(labels: Record<T, string>) =>
  Object.entries<string>(labels).map(([value, label]) => ({ value: value as T, label }));

export function QuotaFields({ draft, villages, locked, onDraft }: QuotaFieldsProps) {
  const [count, setCount] = useState(villages);
  const ratio = draft.ratioBasisPoints;
  return (
    <div className="labelled-grid">
      <Labelled label="倒排比例（%）">
        <InputNumber
          value={ratio === null ? null : ratio / 100}
          min={0}
          max={100}
          precision={2}
          disabled={locked}
          formatter={numberBox}
          onChange={(percent) => onDraft({ ratioBasisPoints: percent === null ? null : Math.round(percent * 100) })}
        />
      </Labelled>
      <Labelled label="取整方式" group wide>
        <Radio.Group
          value={draft.rounding}
          disabled={locked}
          options={choices(roundingLabel)}
          onChange={({ target }) => onDraft({ rounding: target.value as Rounding })}
        />
      </Labelled>
      <Labelled label="测算（村）" hint="只用于测算，不影响设置。">
        <InputNumber value={count} min={1} max={100_000} precision={0} onChange={(next) => setCount(next ?? 1)} />
      </Labelled>
      <p className="worked labelled-wide" role="status">
        {workedExample(count, ratio ?? 0, draft.rounding)}
      </p>
      <ListedFields draft={draft} locked={locked} onDraft={onDraft} />
    </div>
  );
}

function ListedFields({ draft, locked, onDraft }: Omit<QuotaFieldsProps, "villages">) {
  return (
    <>
      <Labelled label="末位并列" group>
        <Radio.Group
          className="radio-lines"
          value={draft.tie}
          disabled={locked}
          options={choices(tieLabel)}
          onChange={({ target }) => onDraft({ tie: target.value as SettingDraft["tie"] })}
        />
      </Labelled>
      <Labelled label="应整尽整的村" group wide>
        <Radio.Group
          className="radio-lines"
          value={draft.directHitMode}
          disabled={locked}
          options={choices(directHitsLabel)}
          onChange={({ target }) => onDraft({ directHitMode: target.value as SettingDraft["directHitMode"] })}
        />
      </Labelled>
    </>
  );
}

/** 602 × 15% = 90.3，取 90 个村. Exact to the ten-thousandth: the product is a whole number of them. */
function workedExample(count: number, ratioBasisPoints: number, rounding: Rounding): string {
  const places = quota(count, ratioBasisPoints, rounding);
  const exact = Number(((count * ratioBasisPoints) / 10_000).toFixed(4));
  return `${count} × ${percentText(ratioBasisPoints)} = ${exact}，${roundingLabel[rounding]}，取 ${places} 个村。`;
}
