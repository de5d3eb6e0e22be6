import { Input, Modal } from "antd";
import { type FigureUse, type FigureWords, tokenOf } from "#domain/figures/text-blocks.ts";
import { Field, FormPage } from "../../ui/index.ts";

interface WordsFormProps {
  readonly use: FigureUse;
  readonly words: FigureWords | undefined;
  readonly onDone: (token: string) => void;
  readonly onClose: () => void;
}

const reserved = { pattern: /^[^{}|]*$/u, message: "不能含有竖线和花括号。" };

/** How a figure is spoken: with a number, and without one. */
export function WordsForm({ use, words, onDone, onClose }: WordsFormProps) {
  const save = ({ some, none = "" }: { some: string; none?: string }) =>
    onDone(some === "#" && none === "" ? tokenOf(use.key) : tokenOf(use.key, { some, none }));
  return (
    <Modal title="数字的写法" open footer={null} destroyOnHidden onCancel={onClose}>
      <FormPage<{ some: string; none?: string }>
        initial={words ?? { some: "#", none: "" }}
        problem={null}
        sending={false}
        submit="确定"
        onSubmit={save}
        onCancel={onClose}
      >
        <Field
          name="some"
          label="有数时写"
          hint="以一个 # 代表数字，如“缺报#个”。"
          rules={[{ pattern: /^[^#]*#[^#]*$/u, message: "请用一个 # 代表数字。" }, reserved]}
        >
          <Input maxLength={200} />
        </Field>
        <Field
          name="none"
          label="为零时写"
          required={false}
          hint="如“没有缺报”；不填的，为零时不写。"
          rules={[{ pattern: /^[^{}|#]*$/u, message: "不能含有竖线、花括号和 #。" }]}
        >
          <Input maxLength={200} />
        </Field>
      </FormPage>
    </Modal>
  );
}
