import { Input, Select } from "antd";
import { useState } from "react";
import { paymentKindLabel } from "#domain/projects/funds/labels.ts";
import type { PaymentKind } from "#domain/projects/funds/payment.ts";
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
  readonly contractId: string;
  readonly kind: PaymentKind;
  readonly amountFen: number;
  readonly onDay: string;
  readonly text?: string;
  readonly papers?: string;
  /** allocation → fen; empty where nothing is taken of it. */
  readonly from?: Readonly<Record<string, number | undefined>>;
}

interface PaymentFormProps {
  readonly project: Project;
  readonly money: ProjectFunds;
  readonly onClose: () => void;
}

/** 申请拨付: of one source it is the whole; of several each says its part. */
export function PaymentForm({ project, money, onClose }: PaymentFormProps) {
  const [id] = useState(uuidv7);
  const today = useToday();
  const open = money.sources.filter(({ status, unspentFen }) => status === "posted" && unspentFen > 0);
  const request = useWrite(payments.request, {
    refresh: afterMoney,
    onDone: () => {
      toast("已申请拨付，等待另一人审核。");
      onClose();
    },
  });
  const send = ({ from = {}, ...values }: Values) => {
    const only = open.length === 1 ? [{ allocationId: open[0]!.id, amountFen: values.amountFen }] : undefined;
    const parts = Object.entries(from).filter((one): one is [string, number] => one[1] !== undefined);
    const sources = only ?? parts.map(([allocationId, amountFen]) => ({ allocationId, amountFen }));
    request.send({ body: { id, projectId: project.id, sources, ...values } });
  };
  return (
    <FormPage<Values>
      initial={{ onDay: today, ...(money.contracts.length === 1 && { contractId: money.contracts[0]!.id }) }}
      problem={request.problem}
      sending={request.sending}
      submit="申请拨付"
      onSubmit={send}
      onCancel={onClose}
    >
      <Field name="contractId" label="合同（发放清单）">
        <Select options={money.contracts.map((one) => ({ value: one.id, label: contractWords(one) }))} />
      </Field>
      <Field
        name="kind"
        label="款项"
        hint={`预付款最多为合同的 ${money.advancePercent}%；进度款在开工以后，竣工款在竣工验收以后。`}
      >
        <Select options={optionsOf(paymentKindLabel)} />
      </Field>
      <MoneyField name="amountFen" label="拨付金额" />
      <Sources open={open} />
      <WordsFields today={today} />
    </FormPage>
  );
}

function WordsFields({ today }: { today: string }) {
  return (
    <>
      <div className="fund-pair">
        <Field name="onDay" label="申请日期">
          <DateField latest={today} />
        </Field>
        <Field name="papers" label="拨付依据" required={false} hint="如：第 2 期进度确认单">
          <Input maxLength={300} />
        </Field>
      </div>
      <Field name="text" label="说明" required={false}>
        <Input.TextArea rows={2} maxLength={300} />
      </Field>
    </>
  );
}

const contractWords = ({ number, party, amountFen, paidFen, pendingFen }: ProjectFunds["contracts"][number]) =>
  `${number}，${party}，未付 ${wanExact(amountFen - paidFen - pendingFen)} 万元`;

type Open = ProjectFunds["sources"];

function Sources({ open }: { open: Open }) {
  const [one] = open;
  if (!one) return <p className="fund-blocked">该项目没有可以拨付的资金，请先由县级安排资金。</p>;
  if (open.length === 1) return <p>资金来源：{sourceWords(one)}</p>;
  return (
    <div className="fund-sources" role="group" aria-label="资金来源">
      <p>资金来源（合计应等于拨付金额）</p>
      {open.map((source) => (
        <MoneyField key={source.id} name={["from", source.id]} label={sourceWords(source)} required={false} />
      ))}
    </div>
  );
}

const sourceWords = ({ typeName, year, unspentFen, receivedOn }: Open[number]) =>
  `${typeName}（${year} 年，可用 ${wanExact(unspentFen)} 万元${receivedOn ? "" : "，未到账"}）`;
