import { Checkbox, Input, InputNumber, Radio } from "antd";
import { useState } from "react";
import type { Body } from "#contract/route.ts";
import { series } from "#contract/series.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { issueCountingLabel, issueCountings } from "#domain/bulletins/series.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import type { Series } from "./series-type.ts";

interface SeriesFormProps {
  readonly series: Series | null;
  readonly onClose: () => void;
}

type Values = Omit<Body<typeof series.save>, "version">;

const fresh = { counting: "round", showsTotal: true, issuesBefore: 0, copies: null, closed: false } as const;

export function SeriesForm({ series: known, onClose }: SeriesFormProps) {
  const { save, sending, problem } = useSeriesSave(known, onClose);
  return (
    <FormPage<Values>
      initial={known ?? fresh}
      problem={problem}
      sending={sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field name="name" label="系列名称" hint="用于列表和引用，如“驻村帮扶工作简报”。">
        <Input maxLength={40} />
      </Field>
      <Field name="masthead" label="刊头" hint="印在首页上方的红色大字。">
        <Input maxLength={20} />
      </Field>
      <Field name="issuer" label="编发单位">
        <Input maxLength={40} />
      </Field>
      <Field name="counting" label="编号办法" hint="印发第一期后不能再改；增刊单独编号。">
        <Radio.Group options={issueCountings.map((value) => ({ value, label: issueCountingLabel[value] }))} />
      </Field>
      <Field name="showsTotal" label="总期数" required={false} valuePropName="checked">
        <Checkbox>期号后印总期数</Checkbox>
      </Field>
      <Field name="issuesBefore" label="以前已印的期数" hint="在系统以外已经印过的，计入总期数；没有的填 0。">
        <InputNumber min={0} max={9000} precision={0} />
      </Field>
      <Receivers />
      {known && (
        <Field name="closed" label="停刊" required={false} valuePropName="checked">
          <Checkbox>不再编发新一期</Checkbox>
        </Field>
      )}
    </FormPage>
  );
}

function useSeriesSave(known: Series | null, onClose: () => void) {
  const [id] = useState(uuidv7);
  const options = {
    refresh: [series.list],
    onDone: () => {
      toast("已保存简报系列。");
      onClose();
    },
  };
  const create = useWrite(series.create, options);
  const change = useWrite(series.save, options);
  const save = ({ closed = false, reportTo = "", sendTo = "", issueTo = "", copies = null, ...values }: Values) => {
    const words = { ...values, reportTo, sendTo, issueTo, copies };
    if (known) change.send({ params: { id: known.id }, body: { ...words, closed, version: known.version } });
    else create.send({ body: { ...words, id } });
  };
  return { save, sending: create.sending || change.sending, problem: create.problem ?? change.problem };
}

const receivers = [
  { name: "reportTo", label: "报" },
  { name: "sendTo", label: "送" },
  { name: "issueTo", label: "发" },
] as const;

const Receivers = () => (
  <>
    {receivers.map(({ name, label }) => (
      <Field key={name} name={name} label={label} required={false}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={300} />
      </Field>
    ))}
    <Field name="copies" label="共印份数" required={false} hint="不填的，末页印编发单位和日期。">
      <InputNumber min={1} max={99_999} precision={0} />
    </Field>
  </>
);
