import { useQuery } from "@tanstack/react-query";
import { Radio, Select } from "antd";
import { useState } from "react";
import { bulletins } from "#contract/bulletins.ts";
import { rounds } from "#contract/screening.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { type BulletinKind, bulletinKinds } from "#domain/bulletins/bulletin.ts";
import { bulletinKindLabel } from "#domain/bulletins/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { KindFields } from "./KindFields.tsx";
import { DateField, Empty, Field, FormPage } from "../../ui/index.ts";

interface NewBulletinFormProps {
  readonly onMade: (id: string) => void;
  readonly onCancel: () => void;
}

interface Asked {
  readonly roundId: string;
  readonly kind: BulletinKind;
  readonly seriesId?: string;
  readonly inspectionId?: string;
  readonly periodFrom?: string | null;
  readonly periodTo?: string | null;
}

export function NewBulletinForm({ onMade, onCancel }: NewBulletinFormProps) {
  const [id] = useState(uuidv7);
  const { data: known, error } = useQuery(useApi().query(rounds.list, { query: {} }));
  const { send, sending, problem } = useWrite(bulletins.create, {
    refresh: [bulletins.list],
    onDone: ({ id: made }) => onMade(made),
  });
  if (known?.length === 0) return <Empty>还没有摸排轮次，先设定轮次并审定名单，再拟写通报、简报。</Empty>;
  return (
    <FormPage<Asked>
      initial={{ kind: "confirmation" }}
      problem={error ?? problem}
      sending={sending}
      submit="开始拟写"
      onSubmit={(asked) => send({ body: { id, ...asked } })}
      onCancel={onCancel}
    >
      <Field
        name="kind"
        label="类型"
        hint="通报由系统按通用样式拟出全文，可逐段修改；简报由各供稿人写稿。差异只与同类（同系列）的上一份比较。"
      >
        <Radio.Group options={bulletinKinds.map((value) => ({ value, label: bulletinKindLabel[value] }))} />
      </Field>
      <KindFields />
      <Field name="roundId" label="轮次">
        <Select options={known?.map((round) => ({ value: round.id, label: round.name }))} />
      </Field>
      <Field
        name="periodFrom"
        label="统计期自"
        required={false}
        hint="走访、会议、调解等按期统计的数字，从这一天算起；不填的，自本轮启动之日起。"
      >
        <DateField />
      </Field>
      <Field name="periodTo" label="统计期至" required={false} hint="算到这一天为止；不填的，算到印发当天。">
        <DateField />
      </Field>
    </FormPage>
  );
}
