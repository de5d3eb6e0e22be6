import { Input, Select } from "antd";
import { useState } from "react";
import { assets } from "#contract/assets.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { DisposalWay } from "#domain/projects/assets/asset.ts";
import { disposalWayLabel } from "#domain/projects/assets/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterAsset, type Asset, optionsOf } from "./asset-types.ts";
import { fenOfYuan } from "./yuan.ts";
import { YuanField } from "./YuanField.tsx";

interface FormProps {
  readonly asset: Asset;
  readonly onClose: () => void;
}

const doneWith = (words: string, onClose: () => void) => ({
  refresh: afterAsset,
  onDone: () => {
    toast(words);
    onClose();
  },
});

const openOf = ({ id, disposals }: Asset) => ({
  id,
  disposalId: disposals.find(({ decision }) => decision === null)?.id ?? "",
});

interface AskValues {
  readonly way: DisposalWay;
  readonly reason: string;
  readonly valueYuan: number;
  readonly decidedByVillage: string;
}

export function AskDisposalForm({ asset, onClose }: FormProps) {
  const [id] = useState(uuidv7);
  const ask = useWrite(assets.askDisposal, doneWith("已申请处置，请登记公示；期满后由县级审批。", onClose));
  return (
    <FormPage<AskValues>
      problem={ask.problem}
      sending={ask.sending}
      submit="申请处置"
      onSubmit={({ valueYuan, ...values }) =>
        ask.send({
          params: { id: asset.id },
          body: { id, version: asset.version, ...values, valueFen: fenOfYuan(valueYuan) },
        })
      }
      onCancel={onClose}
    >
      <Field name="way" label="处置方式">
        <Select options={optionsOf(disposalWayLabel)} />
      </Field>
      <Field name="reason" label="处置理由">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
      <YuanField name="valueYuan" label="评估价值" hint="没有价值的填 0。" />
      <Field name="decidedByVillage" label="村里怎样议定" hint="如：2026年11月3日村民代表会议同意。">
        <Input maxLength={200} />
      </Field>
    </FormPage>
  );
}

export function PostDisposalForm({ asset, onClose }: FormProps) {
  const today = useToday();
  const [id] = useState(uuidv7);
  const post = useWrite(assets.postDisposal, doneWith("已登记公示，期满无异议后由县级审批。", onClose));
  return (
    <FormPage<{ fromOn: string; places: string }>
      initial={{ fromOn: today, places: "村务公开栏" }}
      problem={post.problem}
      sending={post.sending}
      submit="登记公示"
      onSubmit={(values) => post.send({ params: openOf(asset), body: { id, version: asset.version, ...values } })}
      onCancel={onClose}
    >
      <p>公示内容为申请处置的资产、方式、理由和评估价值，期限按县里的规定计算。再次登记的，前一次公示撤下。</p>
      <Field name="fromOn" label="张贴日期">
        <DateField latest={today} />
      </Field>
      <Field name="places" label="张贴地点">
        <Input maxLength={100} />
      </Field>
    </FormPage>
  );
}

export function WithdrawDisposalForm({ asset, onClose }: FormProps) {
  const withdraw = useWrite(assets.withdrawDisposal, doneWith("已撤回处置申请。", onClose));
  return (
    <FormPage<{ text: string }>
      problem={withdraw.problem}
      sending={withdraw.sending}
      submit="撤回申请"
      onSubmit={({ text }) => withdraw.send({ params: openOf(asset), body: { version: asset.version, text } })}
      onCancel={onClose}
    >
      <Field name="text" label="撤回原因">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </FormPage>
  );
}

interface DecideValues {
  readonly document?: string;
  readonly answer: string;
  readonly proceedsYuan?: number | null;
}

export function DecideDisposalForm({ asset, approved, onClose }: FormProps & { readonly approved: boolean }) {
  const said = approved ? "已同意处置。" : "已答复不同意处置，资产恢复原来的使用状况。";
  const decide = useWrite(assets.decideDisposal, doneWith(said, onClose));
  const decision = approved ? "approved" : "refused";
  return (
    <FormPage<DecideValues>
      problem={decide.problem}
      sending={decide.sending}
      submit={approved ? "同意处置" : "不同意处置"}
      onSubmit={({ document = "", answer, proceedsYuan }) =>
        decide.send({
          params: openOf(asset),
          body: { version: asset.version, decision, document, answer, proceedsFen: fenOfYuan(proceedsYuan) },
        })
      }
      onCancel={onClose}
    >
      <Field name="answer" label="审批意见">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
      {approved && (
        <>
          <Field name="document" label="批复文号" required={false}>
            <Input maxLength={80} />
          </Field>
          <YuanField
            name="proceedsYuan"
            label="处置所得"
            required={false}
            hint="已经到账的填写，列为村的收益；以后到账的再登记收益。"
          />
        </>
      )}
    </FormPage>
  );
}
