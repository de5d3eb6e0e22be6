import { villages } from "#contract/villages.ts";
import { useWrite } from "../../api/use-write.ts";
import { FormPage, toast } from "../../ui/index.ts";
import { detailsOf, draftOf, type VillageDraft } from "./village-draft.ts";
import type { VillageFile } from "./village-file.ts";
import { VillageFields } from "./VillageFields.tsx";

export function EditVillageForm({ village, onClose }: { village: VillageFile; onClose: () => void }) {
  const { id, version } = village;
  const { send, sending, problem } = useWrite(villages.edit, {
    refresh: [villages.get, villages.list],
    onDone: () => {
      toast("已保存。");
      onClose();
    },
  });
  return (
    <FormPage<VillageDraft>
      initial={draftOf(village)}
      problem={problem}
      sending={sending}
      submit="保存"
      onSubmit={(draft) => send({ params: { id }, body: { version, ...detailsOf(draft) } })}
      onCancel={onClose}
    >
      <VillageFields nameHint="这里只更正录入差错；经批准更名的，请用“更名”登记，原名留作曾用名。" />
    </FormPage>
  );
}
