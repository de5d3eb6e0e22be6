import { useState } from "react";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { useWrite } from "../../api/use-write.ts";
import { FormPage } from "../../ui/index.ts";
import { type Basis, ChangeBasis } from "./ChangeBasis.tsx";
import type { ChangeFormProps } from "./change-form.ts";
import { TownshipSelect } from "./TownshipSelect.tsx";
import { useChanged } from "./use-changed.ts";

export function MoveForm({ village: { id, version, countyId, townshipId }, onClose }: ChangeFormProps) {
  const [newId] = useState(uuidv7);
  const { send, sending, problem } = useWrite(villages.move, useChanged("划转已登记。", onClose));
  return (
    <FormPage<Basis & { townshipId: string }>
      problem={problem}
      sending={sending}
      submit="登记划转"
      onSubmit={(values) => send({ params: { id }, body: { ...values, newId, version } })}
      onCancel={onClose}
    >
      <p>划转后由接收的乡镇（街道）另立新档，原档终止并留存。此前的摸排、整顿记录仍在原档。</p>
      <TownshipSelect name="townshipId" label="划入的乡镇（街道）" countyId={countyId} without={townshipId} />
      <ChangeBasis />
    </FormPage>
  );
}
