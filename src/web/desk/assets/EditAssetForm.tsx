import { useQuery } from "@tanstack/react-query";
import { assets } from "#contract/assets.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { toast, Waiting } from "../../ui/index.ts";
import { AssetForm, wordsOf } from "./AssetForm.tsx";
import { afterAsset, type Asset, namedOptions } from "./asset-types.ts";
import { yuanOfFen } from "./yuan.ts";

export function EditAssetForm({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { data: choices } = useQuery(useApi().query(assets.choices, { query: { countyId: asset.countyId } }));
  const edit = useWrite(assets.edit, {
    refresh: afterAsset,
    onDone: () => {
      toast("已保存。");
      onClose();
    },
  });
  if (!choices) return <Waiting lines={8} />;
  const pooled = asset.villages.length > 0;
  const { caretakerPhone, valueFen, ...initial } = asset;
  return (
    <AssetForm
      initial={{ ...initial, valueYuan: yuanOfFen(valueFen) }}
      villages={namedOptions(pooled ? asset.villages : choices.villages)}
      pooled={pooled}
      phoneKnown={caretakerPhone !== null}
      problem={edit.problem}
      sending={edit.sending}
      submit="保存"
      onSubmit={(values) => {
        const phone = values.caretakerPhone?.trim();
        edit.send({
          params: { id: asset.id },
          body: {
            version: asset.version,
            ...wordsOf({ ...values, townshipId: asset.townshipId }),
            ...(phone && { caretakerPhone: phone }),
          },
        });
      }}
      onCancel={onClose}
    />
  );
}
