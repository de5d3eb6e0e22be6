import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useState } from "react";
import { disclosures } from "#contract/disclosures.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { beneficiariesOf } from "./beneficiary-lines.ts";
import { afterDisclosure, type PostingDraft, type PostingRow } from "./disclosure-types.ts";
import { NoticeWords } from "./NoticeWords.tsx";
import { county, keyOf, PlaceFields } from "./PlaceFields.tsx";

interface Values {
  readonly placeIds: readonly string[];
  readonly issuer: string;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly where: string;
  readonly phone: string;
  readonly office: string;
  readonly address?: string;
  readonly households?: string;
}

interface PostingFormProps {
  readonly projectId: string;
  readonly posting: PostingRow;
  readonly onClose: () => void;
}

/** 登记公示: the notice as it hangs, where and since when. */
export function PostingForm({ projectId, posting: { step, level }, onClose }: PostingFormProps) {
  const call = { params: { id: projectId }, query: { step, level } };
  const { data: draft, error } = useQuery(useApi().query(disclosures.preview, call));
  if (!draft) return error ? <ProblemNote problem={error} /> : <Waiting lines={8} />;
  return (
    <DraftForm key={draft.title} projectId={projectId} draft={draft} step={step} level={level} onClose={onClose} />
  );
}

type DraftFormProps = Omit<PostingFormProps, "posting"> &
  Pick<PostingRow, "step" | "level"> & { readonly draft: PostingDraft };

function DraftForm({ projectId, draft, step, level, onClose }: DraftFormProps) {
  const bodyOf = usePostingBody(draft);
  const post = useWrite(disclosures.post, {
    refresh: afterDisclosure,
    onDone: ({ posted }) => {
      toast(`已登记 ${posted} 处公示。`);
      onClose();
    },
  });
  const { where, phone, office, address } = draft;
  const open = draft.places.filter(({ hanging }) => !hanging);
  const [first] = draft.days;
  return (
    <FormPage<Values>
      initial={{
        placeIds: open.map(({ id }) => keyOf(id)),
        issuer: open[0]?.issuer ?? "",
        ...(first && { fromOn: first.fromOn, untilOn: first.leastUntil }),
        ...{ where, phone, office, address },
      }}
      problem={post.problem}
      sending={post.sending}
      submit="登记公示"
      onSubmit={(values) => post.send({ params: { id: projectId }, body: { ...bodyOf(values), step, level } })}
      onCancel={onClose}
    >
      <div className="posting-preview">
        <h3>{draft.title}</h3>
        <NoticeWords {...draft} />
      </div>
      <PlaceFields draft={draft} open={open} />
      <DayFields days={draft.days} />
      <OfficeFields />
      {draft.household && <Households />}
    </FormPage>
  );
}

/** Each place has its id from the beginning, so that a repeat is the same posting. */
function usePostingBody({ places }: PostingDraft) {
  const [ids] = useState(() => new Map(places.map(({ id }) => [keyOf(id), uuidv7()])));
  const issuers = new Map(places.map(({ id, issuer }) => [keyOf(id), issuer]));
  const alone = places.filter(({ hanging }) => !hanging).length === 1;
  return ({ placeIds, issuer, households = "", address = "", ...values }: Values) => ({
    ...values,
    address,
    notices: placeIds.map((key) => ({
      id: ids.get(key)!,
      placeId: key === county ? null : key,
      issuer: alone ? issuer : issuers.get(key)!,
    })),
    beneficiaries: beneficiariesOf(households),
  });
}

function OfficeFields() {
  return (
    <>
      <Field name="where" label="张贴在" hint="用固定的公示栏，不另做专门的牌子。">
        <Input maxLength={100} />
      </Field>
      <Field name="phone" label="监督电话" hint="县级在规则设置中填写后，这里自动带出。">
        <Input maxLength={60} />
      </Field>
      <Field name="office" label="监督单位">
        <Input maxLength={60} />
      </Field>
      <Field name="address" label="监督单位地址" required={false}>
        <Input maxLength={100} />
      </Field>
    </>
  );
}

/** 到户项目公示受益名单. */
function Households() {
  return (
    <Field
      name="households"
      label="享受帮扶的农户"
      required={false}
      hint="一行一户：姓名、村民小组、帮扶内容，用空格或者逗号隔开。系统只保存隐去名字的写法（张某某），完整名单由村里存档。"
    >
      <Input.TextArea rows={6} placeholder="张三丰 三组 仔猪 2 头" />
    </Field>
  );
}

/** 张贴日期 not long ago, and the least last day that follows from it. */
function DayFields({ days }: { days: PostingDraft["days"] }) {
  const form = Form.useFormInstance<Values>();
  const fromOn = Form.useWatch("fromOn", form);
  const least = days.find((day) => day.fromOn === fromOn)?.leastUntil;
  return (
    <>
      <Field
        name="fromOn"
        label="张贴日期"
        hint={days.length > 1 ? "张贴以后几天内补记的，选实际张贴的日期。" : undefined}
      >
        <Select
          options={days.map((day) => ({ value: day.fromOn, label: day.fromOn }))}
          onChange={(to: string) => form.setFieldValue("untilOn", days.find((day) => day.fromOn === to)!.leastUntil)}
          style={{ width: 160 }}
        />
      </Field>
      <Field
        name="untilOn"
        label="期满日期"
        hint={least && `张贴当日不计算，最早 ${least} 期满；可以延长，次日起办理下一步。`}
      >
        <DateField {...(least && { earliest: least })} />
      </Field>
    </>
  );
}
