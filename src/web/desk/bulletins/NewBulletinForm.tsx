import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { bulletins } from "#contract/bulletins.ts";
import { rounds } from "#contract/screening.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Empty, Field, FormPage } from "../../ui/index.ts";

interface NewBulletinFormProps {
  readonly onMade: (id: string) => void;
  readonly onCancel: () => void;
}

export function NewBulletinForm({ onMade, onCancel }: NewBulletinFormProps) {
  const [id] = useState(uuidv7);
  const { data: known, error } = useQuery(useApi().query(rounds.list, { query: {} }));
  const { send, sending, problem } = useWrite(bulletins.create, {
    refresh: [bulletins.list],
    onDone: ({ id: made }) => onMade(made),
  });
  if (known?.length === 0) return <Empty>还没有摸排轮次，先设定轮次并审定名单，再拟写通报。</Empty>;
  return (
    <FormPage<{ roundId: string }>
      problem={error ?? problem}
      sending={sending}
      submit="按样式拟写"
      onSubmit={({ roundId }) => send({ body: { id, roundId } })}
      onCancel={onCancel}
    >
      <Field
        name="roundId"
        label="轮次"
        hint="系统按通用样式拟出全文，分基本情况、排查确定情况、问题清单和目标事项、下步要求四部分，可逐段修改。"
      >
        <Select options={known?.map((round) => ({ value: round.id, label: round.name }))} />
      </Field>
    </FormPage>
  );
}
