import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { auth } from "#contract/auth.ts";
import { cases } from "#contract/cases.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, ProblemNote, toast } from "../../ui/index.ts";
import { afterStep } from "./course.ts";
import type { CaseFile, ListName, Item } from "./case-file.ts";

interface ItemActionsProps {
  readonly file: CaseFile;
  readonly list: ListName;
  readonly item: Item;
  readonly onEdit: () => void;
  readonly onRemoved: (version: number) => void;
}

export function ItemActions({ file, list, item, onEdit, onRemoved }: ItemActionsProps) {
  const [marking, setMarking] = useState(false);
  const params = { id: file.id, list, itemId: item.id };
  const remove = useWrite(cases.remove, { refresh: afterStep, onDone: ({ version }) => onRemoved(version) });
  const undo = useWrite(cases.mark, { refresh: afterStep, onDone: () => toast("已撤销办结。") });
  const { version } = item;
  return (
    <div className="row-actions">
      {item.doneOn === null ? (
        <Button size="small" onClick={() => setMarking(true)}>
          办结
        </Button>
      ) : (
        <Button
          size="small"
          loading={undo.sending}
          onClick={() => undo.send({ params, body: { version, doneOn: null } })}
        >
          撤销办结
        </Button>
      )}
      <Button size="small" onClick={onEdit}>
        修改
      </Button>
      <Button size="small" loading={remove.sending} onClick={() => remove.send({ params, body: { version } })}>
        移除
      </Button>
      {marking && <DoneDialog file={file} list={list} item={item} onClose={() => setMarking(false)} />}
      <ProblemNote problem={remove.problem ?? undo.problem} />
    </div>
  );
}

type DoneDialogProps = Pick<ItemActionsProps, "file" | "list" | "item"> & { readonly onClose: () => void };

function DoneDialog({ file, list, item, onClose }: DoneDialogProps) {
  const today = useQuery(useApi().query(auth.state, {})).data?.today;
  const [picked, setPicked] = useState<string | null>(null);
  const doneOn = picked ?? today ?? null;
  const mark = useWrite(cases.mark, {
    refresh: afterStep,
    onDone: () => {
      toast("已办结销号。");
      onClose();
    },
  });
  const params = { id: file.id, list, itemId: item.id };
  return (
    <Modal
      title="办结"
      open
      okText="办结"
      cancelText="取消"
      onCancel={onClose}
      confirmLoading={mark.sending}
      okButtonProps={{ disabled: doneOn === null }}
      onOk={() => mark.send({ params, body: { version: item.version, doneOn } })}
    >
      <ProblemNote problem={mark.problem} />
      <p>{item.text}</p>
      <label className="case-done">
        办结日期
        <DateField label="办结日期" value={doneOn} onChange={setPicked} earliest={file.openedOn} latest={today} />
      </label>
    </Modal>
  );
}
