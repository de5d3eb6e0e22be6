import { Form, Input } from "antd";
import { assets } from "#contract/assets.ts";
import { scheduleUntil } from "#domain/projects/assets/lease.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { afterAsset, type Asset, type Lease } from "./asset-types.ts";
import { yuan } from "./yuan.ts";

interface Values {
  readonly endedOn: string;
  readonly reason: string;
}

export function EndLeaseForm({ asset, lease, onClose }: { asset: Asset; lease: Lease; onClose: () => void }) {
  const end = useWrite(assets.endLease, {
    refresh: afterAsset,
    onDone: () => {
      toast("已终止租约，以后各期租金作废。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      problem={end.problem}
      sending={end.sending}
      submit="终止租约"
      onSubmit={(values) =>
        end.send({ params: { id: asset.id, leaseId: lease.id }, body: { version: lease.version, ...values } })
      }
      onCancel={onClose}
    >
      <p>终止日以后各期租金作废，当期按实际天数折算。</p>
      <Field name="endedOn" label="租约的最后一天">
        <DateField latest={lease.untilOn} />
      </Field>
      <After lease={lease} />
      <Field name="reason" label="终止原因">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </FormPage>
  );
}

/** What will be owed, by the same rule as the server. */
function After({ lease }: { lease: Lease }) {
  const endedOn = Form.useWatch<string | undefined>("endedOn");
  if (!endedOn || endedOn >= lease.untilOn) return null;
  const owed = scheduleUntil(lease, endedOn);
  return (
    <ul className="asset-preview">
      {lease.rents.map(({ id, position, amountFen }, i) => (
        <li key={id}>
          第 {position} 期：{owed[i] === null || owed[i] === undefined ? "作废" : `应收 ${yuan(owed[i])} 元`}（原{" "}
          {yuan(amountFen)} 元）
        </li>
      ))}
    </ul>
  );
}
