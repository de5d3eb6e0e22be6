import { useQuery } from "@tanstack/react-query";
import { Button, Modal, Select } from "antd";
import { useState } from "react";
import { leaves } from "#contract/leave.ts";
import { postings } from "#contract/postings.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote, toast } from "../../ui/index.ts";
import type { Leave } from "./contract-types.ts";
import { substituteName } from "./team-words.ts";

/** 更换代岗人, also while the leave lasts: nothing has to be agreed to anew. */
export function SubstituteButton({ leave }: { leave: Leave }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        更换代岗人
      </Button>
      {open && <SubstituteDialog leave={leave} onClose={() => setOpen(false)} />}
    </>
  );
}

function SubstituteDialog({ leave, onClose }: { leave: Leave; onClose: () => void }) {
  const { id, version, name, substitute, fromOn, toOn } = leave;
  const params = { id };
  const [chosen, setChosen] = useState<string>();
  const { data = [], error, isFetching } = useQuery(useApi().query(leaves.substitutes, { params }));
  const { send, sending, problem } = useWrite(leaves.substitute, {
    refresh: [leaves.list, leaves.substitutes, postings.read],
    onDone: () => {
      toast("代岗人已更换。");
      onClose();
    },
  });
  return (
    <Modal
      title="更换代岗人"
      open
      okText="更换"
      cancelText="取消"
      onCancel={onClose}
      confirmLoading={sending}
      okButtonProps={{ disabled: chosen === undefined }}
      onOk={() => chosen && send({ params, body: { version, substituteId: chosen } })}
    >
      <ProblemNote problem={problem ?? error} />
      <p>
        {name}（{fromOn} 至 {toOn}）{substitute ? `现由${substitute}代岗` : "没有代岗人"}。更换以后不需要重新审批。
      </p>
      <label className="team-field">
        新的代岗人
        <Select
          showSearch={{ optionFilterProp: "label" }}
          loading={isFetching}
          value={chosen}
          onChange={setChosen}
          notFoundContent="没有可以代岗的人员，请先联系派出单位增派。"
          options={data.map((one) => ({ value: one.id, label: substituteName(one) }))}
        />
      </label>
    </Modal>
  );
}
