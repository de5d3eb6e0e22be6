import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { rounds } from "#contract/screening.ts";
import { shortlists } from "#contract/shortlist.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote, toast } from "../../ui/index.ts";
import { Labelled } from "./Labelled.tsx";
import { type Found, VillageSearch } from "./VillageSearch.tsx";

/** 动态纳入：the county adds a village by hand, with its reason. */
export function AddVillage({ roundId }: { roundId: string }) {
  const [open, setOpen] = useState(false);
  const [village, setVillage] = useState<Found | null>(null);
  const [reason, setReason] = useState("");
  const { send, sending, problem } = useWrite(shortlists.add, {
    refresh: [shortlists.read, rounds.read],
    onDone: () => {
      toast(`${village?.village ?? "该村"}已增列。`);
      setOpen(false);
    },
  });
  const start = () => {
    setVillage(null);
    setReason("");
    setOpen(true);
  };
  const ready = village !== null && reason.trim().length >= 5;
  return (
    <>
      <Button onClick={start}>增列一个村</Button>
      <Modal
        title="增列一个村"
        open={open}
        okText="增列"
        cancelText="取消"
        okButtonProps={{ disabled: !ready, loading: sending }}
        onOk={() => village && send({ params: { id: roundId }, body: { villageId: village.villageId, reason } })}
        onCancel={() => setOpen(false)}
      >
        <ProblemNote problem={problem} />
        <p>比例之外发现应当列入的村，如扫黑除恶、巡视巡察中发现的，可以增列。增列的村在名单中注明。</p>
        <VillageSearch roundId={roundId} chosen={village} onChoose={setVillage} />
        <Labelled label="增列理由（不少于 5 个字）">
          <Input.TextArea rows={3} maxLength={400} value={reason} onChange={({ target }) => setReason(target.value)} />
        </Labelled>
      </Modal>
    </>
  );
}
