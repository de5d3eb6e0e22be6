import { Input } from "antd";
import { useState } from "react";
import { Link } from "wouter";
import { funds } from "#contract/funds.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { afterDisclosure } from "../disclosures/disclosure-types.ts";
import { useToday } from "../use-today.ts";
import { DrawerButton } from "./DrawerButton.tsx";
import { afterMoney, type Batch } from "./fund-types.ts";
import "../disclosures/disclosures.css";

/** 资金分配公告: who shares money out makes it known; nobody waits for it. */
export function BatchNotice({ batch }: { batch: Batch }) {
  const { notice, announcing } = batch;
  if (!notice && !announcing) return null;
  return (
    <Card title="资金分配公告" padded>
      {notice ? (
        <p>
          <Link href={`/disclosures/${notice.id}`}>
            {notice.fromOn} 张贴，至 {notice.untilOn} 期满
          </Link>
          ，{notice.places}，异议 {notice.objections} 件{notice.open > 0 && `，未答复 ${notice.open} 件`}。
        </p>
      ) : (
        <p>还没有公告。资金来源、规模、分配原则和结果，由分配资金的单位公开。</p>
      )}
      {notice?.changed && <p className="posting-changed">公告以后安排有变动，请按现在的安排重新公告。</p>}
      {announcing && (
        <DrawerButton
          title="登记资金分配公告"
          form={(close) => <AnnounceForm batch={batch} filled={announcing} onClose={close} />}
        >
          {notice ? "重新公告" : "登记公告"}
        </DrawerButton>
      )}
    </Card>
  );
}

interface Values {
  readonly fromOn: string;
  readonly places: string;
  readonly issuer: string;
  readonly principle: string;
}

interface AnnounceFormProps {
  readonly batch: Batch;
  readonly filled: NonNullable<Batch["announcing"]>;
  readonly onClose: () => void;
}

function AnnounceForm({ batch, filled, onClose }: AnnounceFormProps) {
  const today = useToday();
  const [noticeId] = useState(uuidv7);
  const announce = useWrite(funds.announce, {
    refresh: [...afterMoney, ...afterDisclosure],
    onDone: ({ untilOn }) => {
      toast(`已登记资金分配公告，至 ${untilOn} 期满。`);
      onClose();
    },
  });
  return (
    <FormPage<Values>
      initial={{ fromOn: today, ...filled }}
      problem={announce.problem}
      sending={announce.sending}
      submit="登记公告"
      onSubmit={(values) => announce.send({ params: { id: batch.id }, body: { noticeId, ...values } })}
      onCancel={onClose}
    >
      <p>资金名称、文件、规模和逐个项目的安排由系统带出，不再抄写。</p>
      <Field name="principle" label="分配原则" hint="如：优先安排产业发展项目，向软弱涣散村和重点帮扶村倾斜。">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
      <Field name="fromOn" label="发布日期">
        <DateField latest={today} />
      </Field>
      <Field name="places" label="发布在">
        <Input maxLength={100} />
      </Field>
      <Field name="issuer" label="落款单位">
        <Input maxLength={60} />
      </Field>
    </FormPage>
  );
}
