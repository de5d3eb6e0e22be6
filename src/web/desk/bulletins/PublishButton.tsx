import { Button, Checkbox, Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import { bulletins } from "#contract/bulletins.ts";
import { bulletinActionLabel } from "#domain/bulletins/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { Bulletin } from "./bulletin-types.ts";

interface Issue {
  readonly documentNumber?: string;
  readonly issueNumber?: number | null;
  readonly issuedOn: string;
  readonly toTownships: boolean;
}

/** 印发: number and day, then nothing moves any more. */
export function PublishButton({ bulletin }: { bulletin: Bulletin }) {
  const { id, version, asOf, documentNumber, nextIssue } = bulletin;
  const [open, setOpen] = useState(false);
  const { send, sending, problem, clear } = useWrite(bulletins.publish, {
    refresh: [bulletins.get, bulletins.list, bulletins.difference],
    onDone: () => {
      setOpen(false);
      toast("已印发，数字和明细已定格。");
    },
  });
  const close = () => {
    clear();
    setOpen(false);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {bulletinActionLabel.publish}
      </Button>
      <Modal title={bulletinActionLabel.publish} open={open} footer={null} destroyOnHidden onCancel={close}>
        <p>印发后正文、数字和明细全部定格，不能再改；发现差错的，另行印发更正。</p>
        <FormPage<Issue>
          initial={{ documentNumber, issueNumber: nextIssue, issuedOn: asOf, toTownships: true }}
          problem={problem}
          sending={sending}
          submit="确认印发"
          onSubmit={(issue) => send({ params: { id }, body: { version, ...issue } })}
          onCancel={close}
        >
          <NumberField bulletin={bulletin} />
          <Field name="issuedOn" label="成文日期">
            <DateField latest={asOf} />
          </Field>
          <Field
            name="toTownships"
            label="发至乡镇"
            required={false}
            valuePropName="checked"
            hint="另存一份版本，隐去因存在问题被点名的，乡镇和单位在系统中接收。"
          >
            <Checkbox>同时发至乡镇（街道）和单位</Checkbox>
          </Field>
        </FormPage>
      </Modal>
    </>
  );
}

/** 发文字号 of a circular, 期号 of a briefing. */
function NumberField({ bulletin: { kind, supplement } }: { bulletin: Bulletin }) {
  if (kind === "briefing")
    return (
      <Field
        name="issueNumber"
        label={supplement ? "增刊期号" : "期号"}
        hint="已按编号办法给出下一期；印成“第四轮第十八期”的样式。"
      >
        <InputNumber min={1} max={9999} precision={0} />
      </Field>
    );
  return (
    <Field
      name="documentNumber"
      label="发文字号"
      hint="如：青组发〔2026〕12号，年份用六角括号，序号不加“第”、不编虚位。"
    >
      <Input maxLength={40} />
    </Field>
  );
}
