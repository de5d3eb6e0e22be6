import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { funds } from "#contract/funds.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterMoney, type Batch } from "./fund-types.ts";
import { MoneyField } from "./MoneyField.tsx";
import { wanExact } from "./money-words.ts";

interface Values {
  readonly projectId: string;
  readonly useCode: string;
  readonly useText?: string;
  readonly purpose?: string;
  readonly document?: string;
  readonly onDay: string;
  readonly amountFen: number;
}

const other = "other";

/** 安排到项目: a use beyond the permitted ones may be written, and waits for a second person. */
export function AllocateForm({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const today = useToday();
  const uses = useUses(batch);
  const allocate = useWrite(funds.allocate, {
    refresh: afterMoney,
    onDone: ({ status }) => {
      toast(status === "posted" ? "已安排到项目。" : "用途需要复核，已停下等另一名县级人员复核，资金没有动。");
      onClose();
    },
  });
  const send = ({ useCode, useText = "", ...values }: Values) =>
    allocate.send({
      body: {
        id,
        fundId: batch.id,
        ...values,
        useCode: useCode === other ? "" : useCode,
        useName: uses.find((use) => use.code === useCode)?.text ?? useText,
      },
    });
  return (
    <FormPage<Values>
      initial={{ onDay: today }}
      problem={allocate.problem}
      sending={allocate.sending}
      submit="安排"
      onSubmit={send}
      onCancel={onClose}
    >
      <p>
        {batch.typeName}（{batch.document}），县级结存 {wanExact(batch.balanceFen)} 万元。
      </p>
      <Field name="projectId" label="项目" hint="只列出审定入库、状态正常、资金没有安排足的项目。">
        <ProjectSelect countyId={batch.countyId} />
      </Field>
      <MoneyField name="amountFen" label="安排金额" hint="按受益村份额分到各村，分到分，合计分毫不差。" />
      <UseFields batch={batch} uses={uses} today={today} />
    </FormPage>
  );
}

interface UseFieldsProps {
  readonly batch: Batch;
  readonly uses: ReturnType<typeof useUses>;
  readonly today: string;
}

/** What for, on which paper, when. */
function UseFields({ batch, uses, today }: UseFieldsProps) {
  const [code, setCode] = useState("");
  return (
    <>
      <Field name="useCode" label="用途">
        <Select
          options={[
            ...uses.map((use) => ({ value: use.code, label: use.text })),
            { value: other, label: "其他（需要复核）" },
          ]}
          onChange={setCode}
        />
      </Field>
      {code === other && (
        <Field name="useText" label="其他用途">
          <Input maxLength={60} />
        </Field>
      )}
      <Field name="purpose" label="具体用于" required={false}>
        <Input.TextArea rows={2} maxLength={300} />
      </Field>
      <div className="fund-pair">
        <Field name="document" label="安排文号" required={false}>
          <Input maxLength={100} />
        </Field>
        <Field name="onDay" label="安排日期">
          <DateField earliest={batch.documentOn} latest={today} />
        </Field>
      </div>
    </>
  );
}

function useUses(batch: Batch) {
  const { data } = useQuery(useApi().query(funds.choices, { query: { countyId: batch.countyId } }));
  return data?.types.find(({ code }) => code === batch.typeCode)?.uses ?? [];
}

interface ProjectSelectProps {
  readonly countyId: string;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}

function ProjectSelect({ countyId, ...control }: ProjectSelectProps) {
  const [name, setName] = useState("");
  const { data, isFetching } = useQuery(useApi().query(funds.projects, { query: { countyId, name } }));
  return (
    <Select
      {...control}
      showSearch={{ filterOption: false, onSearch: setName }}
      loading={isFetching}
      placeholder="输入项目名称查找"
      options={(data?.rows ?? []).map((one) => ({
        value: one.id,
        label: `${one.name}（${one.year} 年，还可安排 ${wanExact(one.costFen - one.allocatedFen)} 万元）`,
      }))}
    />
  );
}
