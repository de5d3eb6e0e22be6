import { Checkbox, Input, Radio } from "antd";
import type { ComponentType } from "react";
import type { Gate } from "#domain/projects/gate.ts";
import { acceptanceResultLabel } from "#domain/projects/gates/gate-labels.ts";
import { wanOf } from "#domain/money.ts";
import { DateField, Field } from "../../../ui/index.ts";
import { MoneyField } from "../../funds/MoneyField.tsx";
import { optionsOf } from "../project-types.ts";
import type { GatesPage } from "./gate-types.ts";
import { MemberFields } from "./MemberFields.tsx";
import { TenderFields } from "./TenderFields.tsx";

interface FactProps {
  readonly page: GatesPage;
}

const BudgetFields = ({ page: { estimateFen } }: FactProps) => (
  <>
    <MoneyField name={["facts", "budgetFen"]} label="评审核定的预算" hint={`申报概算 ${wanOf(estimateFen)} 万元。`} />
    <Words name="reason" label="比概算高出较多的理由" required={false} />
  </>
);

const StartFields = () => <Words name="supervisor" label="监理单位" required={false} />;

const CompletionFields = ({ page: { percent } }: FactProps) => (
  <Field
    name={["facts", "stated"]}
    label="工程进度"
    required={false}
    valuePropName="checked"
    hint={percent === null ? "还没有填报过进度。" : `最近一次填报 ${percent}%。`}
  >
    <Checkbox>确认工程已全部完工</Checkbox>
  </Field>
);

const AcceptanceFields = () => (
  <>
    <Field name={["facts", "result"]} label="验收结论">
      <Radio.Group options={optionsOf(acceptanceResultLabel)} />
    </Field>
    <MemberFields />
  </>
);

const SettlementFields = ({ page: { contractedFen } }: FactProps) => (
  <>
    <MoneyField name={["facts", "settledFen"]} label="审定结算金额" hint={`合同金额 ${wanOf(contractedFen)} 万元。`} />
    <Words name="auditOffice" label="审计单位" />
  </>
);

const TitleFields = ({ page: { assetClass } }: FactProps) => (
  <>
    <Words name="certificate" label="产权证书编号或者确权登记编号" required={assetClass !== "household"} />
    {assetClass === "household" && <Words name="why" label="没有证书的理由" required={false} />}
  </>
);

const IncomeFields = () => (
  <>
    <MoneyField name={["facts", "incomeFen"]} label="首笔收益" />
    <Field name={["facts", "receivedOn"]} label="到账日期">
      <DateField />
    </Field>
  </>
);

interface WordsProps {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
}

const Words = ({ name, label, required = true }: WordsProps) => (
  <Field name={["facts", name]} label={label} required={required}>
    <Input maxLength={100} />
  </Field>
);

const fields: Readonly<Partial<Record<Gate, ComponentType<FactProps>>>> = {
  "budget-review": BudgetFields,
  tender: TenderFields,
  start: StartFields,
  completion: CompletionFields,
  "preliminary-acceptance": AcceptanceFields,
  "final-acceptance": AcceptanceFields,
  settlement: SettlementFields,
  transfer: () => <Words name="receiver" label="接收单位" />,
  title: TitleFields,
  upkeep: () => <Words name="caretaker" label="管护人姓名" />,
  income: IncomeFields,
};

/** What this gate asks beside its papers. */
export function FactFields({ page, gate }: FactProps & { readonly gate: Gate }) {
  const Fields = fields[gate];
  return Fields ? <Fields page={page} /> : null;
}
