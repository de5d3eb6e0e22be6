import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { opinions } from "#contract/opinions.ts";
import { shortlists } from "#contract/shortlist.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote, toast } from "../../ui/index.ts";
import { Labelled } from "./Labelled.tsx";
import { type Found, VillageSearch } from "./VillageSearch.tsx";

/** A department asks for a village that is not on the list. */
export function ProposeVillage({ roundId }: { roundId: string }) {
  const [asking, setAsking] = useState<string | null>(null);
  return (
    <>
      <Button onClick={() => setAsking(uuidv7())}>建议增列一个村</Button>
      {asking && <ProposeForm key={asking} id={asking} roundId={roundId} onClose={() => setAsking(null)} />}
    </>
  );
}

interface ProposeFormProps {
  readonly id: string;
  readonly roundId: string;
  readonly onClose: () => void;
}

function ProposeForm({ id, roundId, onClose }: ProposeFormProps) {
  const [village, setVillage] = useState<Found | null>(null);
  const [reason, setReason] = useState("");
  const { send, sending, problem } = useWrite(opinions.write, {
    refresh: [shortlists.read, shortlists.rounds],
    onDone: () => {
      toast("增列建议已提交。");
      onClose();
    },
  });
  const propose = () =>
    village && send({ params: { id: roundId }, body: { id, villageId: village.villageId, kind: "add", reason } });
  return (
    <Modal
      title="建议增列一个村"
      open
      okText="提交建议"
      cancelText="取消"
      okButtonProps={{ disabled: village === null || reason.trim().length < 5, loading: sending }}
      onOk={propose}
      onCancel={onClose}
    >
      <ProblemNote problem={problem} />
      <VillageSearch roundId={roundId} chosen={village} onChoose={setVillage} />
      <Labelled label="增列理由（不少于 5 个字）">
        <Input.TextArea rows={3} maxLength={400} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Labelled>
    </Modal>
  );
}
