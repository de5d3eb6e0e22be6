import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type { ContractCategory } from "#domain/projects/funds/contract.ts";
import { contractCategoryLabel } from "#domain/projects/funds/labels.ts";
import { payments } from "#contract/payments.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { Project } from "../projects/project-types.ts";
import { useToday } from "../use-today.ts";
import { afterMoney, optionsOf, type ProjectFunds } from "./fund-types.ts";
import { MoneyField } from "./MoneyField.tsx";
import { wanExact } from "./money-words.ts";

interface Values {
  readonly category: ContractCategory;
  readonly number: string;
  readonly name?: string;
  readonly party: string;
  readonly amountFen: number;
  readonly signedOn: string;
  readonly finishOn?: string | null;
  readonly retentionPercent: number;
  readonly retentionDueOn?: string | null;
}

interface ContractFormProps {
  readonly project: Project;
  readonly money: ProjectFunds;
  readonly onClose: () => void;
}

/** 登记合同; a household project may pay by a list of grants. */
export function ContractForm({ project, money, onClose }: ContractFormProps) {
  const [id] = useState(uuidv7);
  const today = useToday();
  const sign = useWrite(payments.sign, {
    refresh: afterMoney,
    onDone: () => {
      toast("已登记合同。");
      onClose();
    },
  });
  const { grant: _, ...plain } = contractCategoryLabel;
  const household = project.assetClass === "household";
  const left = (money.budgetFen ?? 0) - money.contractedFen;
  const send = ({ finishOn = null, retentionDueOn = null, ...values }: Values) =>
    sign.send({
      body: {
        id,
        projectId: project.id,
        form: values.category === "grant" ? "grant-list" : "contract",
        finishOn,
        retentionDueOn,
        ...values,
      },
    });
  return (
    <FormPage<Values>
      initial={{ retentionPercent: household ? 0 : money.retentionPercent }}
      problem={sign.problem}
      sending={sign.sending}
      submit="登记"
      onSubmit={send}
      onCancel={onClose}
    >
      <p>评审预算还可签订 {wanExact(left)} 万元。</p>
      <Field name="category" label="类别">
        <Select options={optionsOf(household ? contractCategoryLabel : plain)} />
      </Field>
      <MoneyField name="amountFen" label="合同金额" />
      <PaperFields today={today} />
    </FormPage>
  );
}

function PaperFields({ today }: { today: string }) {
  return (
    <>
      <div className="fund-pair">
        <Field name="number" label="合同（清单）编号">
          <Input maxLength={60} />
        </Field>
        <Field name="party" label="对方单位" hint="发放清单填“受益农户”和户数。">
          <Input maxLength={80} />
        </Field>
        <Field name="signedOn" label="签订日期">
          <DateField latest={today} />
        </Field>
        <Field name="finishOn" label="约定完工日期" required={false}>
          <DateField />
        </Field>
        <Field name="retentionPercent" label="质量保证金（%）">
          <InputNumber min={0} max={20} precision={0} />
        </Field>
        <Field
          name="retentionDueOn"
          label="质量保证金到期日"
          required={false}
          hint="合同没有约定的不填，按“规则设置”计算。"
        >
          <DateField />
        </Field>
      </div>
      <Field name="name" label="合同名称" required={false}>
        <Input maxLength={80} />
      </Field>
    </>
  );
}
