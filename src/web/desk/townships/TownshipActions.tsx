import { Button, Modal } from "antd";
import { useState } from "react";
import { townships } from "#contract/registry.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, ProblemNote, toast } from "../../ui/index.ts";
import type { Township } from "./township.ts";

interface TownshipActionsProps {
  readonly township: Township;
  readonly all: readonly Township[];
  readonly onEdit: () => void;
}

export function TownshipActions({ township, all, onEdit }: TownshipActionsProps) {
  const [closing, setClosing] = useState(false);
  const order = useWrite(townships.order, { refresh: [townships.list] });
  const place = all.findIndex(({ id }) => id === township.id);
  const move = (step: number) => {
    const ids = all.map(({ id }) => id);
    [ids[place], ids[place + step]] = [ids[place + step]!, ids[place]!];
    order.send({ body: { ids } });
  };
  return (
    <div className="row-actions">
      <Button size="small" onClick={onEdit}>
        修改
      </Button>
      <Button size="small" disabled={place <= 0} loading={order.sending} onClick={() => move(-1)}>
        上移
      </Button>
      <Button size="small" disabled={place === all.length - 1} loading={order.sending} onClick={() => move(1)}>
        下移
      </Button>
      <Button size="small" danger onClick={() => setClosing(true)}>
        停用
      </Button>
      <ProblemNote problem={order.problem} />
      <Modal
        title={`停用${township.name}`}
        open={closing}
        footer={null}
        destroyOnHidden
        onCancel={() => setClosing(false)}
      >
        <CloseForm township={township} onClose={() => setClosing(false)} />
      </Modal>
    </div>
  );
}

function CloseForm({ township: { id, name }, onClose }: { township: Township; onClose: () => void }) {
  const { send, sending, problem } = useWrite(townships.close, {
    refresh: [townships.list],
    onDone: () => {
      toast(`${name}已停用。`);
      onClose();
    },
  });
  return (
    <FormPage<{ onDate: string }>
      problem={problem}
      sending={sending}
      submit="停用"
      onSubmit={(body) => send({ params: { id }, body })}
      onCancel={onClose}
    >
      <p>撤销的乡镇（街道）停用后不再列入名册，历史记录保留。所辖的村须先划转或撤并。</p>
      <Field name="onDate" label="停用日期">
        <DateField />
      </Field>
    </FormPage>
  );
}
