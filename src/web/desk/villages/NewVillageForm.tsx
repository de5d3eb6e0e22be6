import { Select } from "antd";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { townships } from "#contract/registry.ts";
import type { Result } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { detailsOf, emptyDraft, type VillageDraft } from "./village-draft.ts";
import { VillageFields } from "./VillageFields.tsx";

interface NewVillageFormProps {
  readonly tree: Result<typeof townships.list>;
  readonly onClose: () => void;
}

type Values = VillageDraft & { readonly townshipId: string };

export function NewVillageForm({ tree, onClose }: NewVillageFormProps) {
  const [id] = useState(uuidv7);
  const here = useSearchParams()[0].get("township") ?? undefined;
  const { send, sending, problem } = useWrite(villages.create, {
    refresh: [villages.list, townships.list],
    onDone: (_, { body }) => {
      toast(`${body.name}已新增。`);
      onClose();
    },
  });
  const create = ({ townshipId, ...draft }: Values) => send({ body: { id, townshipId, ...detailsOf(draft) } });
  return (
    <FormPage<Values>
      initial={{ ...emptyDraft, townshipId: here }}
      problem={problem}
      sending={sending}
      submit="新增"
      onSubmit={create}
      onCancel={onClose}
    >
      <Field name="townshipId" label="乡镇（街道）">
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={tree.map(({ id: value, name }) => ({ value, label: name }))}
        />
      </Field>
      <VillageFields />
    </FormPage>
  );
}
