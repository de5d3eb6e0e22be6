import { Button, Drawer } from "antd";
import { useState } from "react";
import { assets } from "#contract/assets.ts";
import { rentPeriodLabel } from "#domain/projects/assets/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, Empty, ProblemNote, Table } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { EndLeaseForm } from "./EndLeaseForm.tsx";
import { IncomeForm } from "./IncomeForm.tsx";
import type { Asset, Lease, Rent } from "./asset-types.ts";
import { yuan } from "./yuan.ts";

export function LeaseCard({ asset }: { asset: Asset }) {
  const { leases } = asset;
  return (
    <Card title="租约和租金" note={`共 ${leases.length} 份`}>
      {leases.length === 0 && <Empty>还没有登记租约。</Empty>}
      {leases.map((lease) => (
        <OneLease key={lease.id} asset={asset} lease={lease} />
      ))}
    </Card>
  );
}

function OneLease({ asset, lease }: { asset: Asset; lease: Lease }) {
  const [receiving, setReceiving] = useState<Rent | null>(null);
  const [ending, setEnding] = useState(false);
  const { verbs } = useMe();
  const close = () => setReceiving(null);
  return (
    <section className="asset-lease">
      <LeaseHead asset={asset} lease={lease} />
      {verbs.includes("asset.write") && lease.endedOn === null && (
        <p className="no-print">
          <Button size="small" onClick={() => setEnding(true)}>
            提前终止
          </Button>
        </p>
      )}
      <RentTable rents={lease.rents} onReceive={verbs.includes("income.write") ? setReceiving : undefined} />
      <Drawer title="登记租金" open={receiving !== null} onClose={close} size={560} destroyOnHidden>
        {receiving && <IncomeForm of={{ assetId: asset.id }} rent={receiving} onClose={close} />}
      </Drawer>
      <Drawer title="提前终止租约" open={ending} onClose={() => setEnding(false)} size={560} destroyOnHidden>
        <EndLeaseForm asset={asset} lease={lease} onClose={() => setEnding(false)} />
      </Drawer>
    </section>
  );
}

/** Who uses it from when to when, for what. */
function LeaseHead({ asset, lease }: { asset: Asset; lease: Lease }) {
  return (
    <>
      <h3>
        {lease.lessee}　{lease.fromOn} 至 {lease.endedOn ?? lease.untilOn}
        {lease.endedOn && "（提前终止）"}
      </h3>
      <p>
        {rentPeriodLabel[lease.period]} {yuan(lease.rentFen)} 元　{lease.document && `合同 ${lease.document}　`}
        {lease.depositFen > 0 && `保证金 ${yuan(lease.depositFen)} 元　`}
        {lease.lesseePhone && <LesseePhone asset={asset} lease={lease} />}
        {lease.duties && `　${lease.duties}`}
        {lease.endReason && `　终止原因：${lease.endReason}`}
      </p>
    </>
  );
}

function RentTable({ rents, onReceive }: { rents: readonly Rent[]; onReceive: ((rent: Rent) => void) | undefined }) {
  return (
    <Table<Rent>
      short
      rows={rents}
      rowKey={({ id }) => id}
      hot={({ late }) => late}
      columns={[
        { head: "期", cell: ({ position }) => position, align: "end", width: 44 },
        { head: "起止", cell: ({ fromOn, untilOn }) => `${fromOn} 至 ${untilOn}` },
        { head: "应收日期", cell: ({ dueOn }) => dueOn },
        { head: "应收（元）", cell: ({ amountFen }) => yuan(amountFen), align: "end" },
        { head: "已收（元）", cell: ({ receivedFen }) => yuan(receivedFen), align: "end" },
        { head: "状态", cell: stateOf },
        {
          head: "",
          always: true,
          fixed: "right",
          cell: (rent) =>
            onReceive && rent.cancelledOn === null && rent.receivedFen < rent.amountFen ? (
              <Button size="small" onClick={() => onReceive(rent)}>
                收租
              </Button>
            ) : null,
        },
      ]}
    />
  );
}

function stateOf({ cancelledOn, late, receivedFen, amountFen }: Rent): string {
  if (cancelledOn) return "已作废";
  if (receivedFen >= amountFen) return "已收清";
  return late ? "到期未收" : "未到期";
}

function LesseePhone({ asset, lease }: { asset: Asset; lease: Lease }) {
  const look = useWrite(assets.lesseePhone);
  return (
    <>
      电话 {look.reply?.phone ?? lease.lesseePhone}{" "}
      {asset.can.reveal && !look.reply && (
        <ConfirmButton
          size="small"
          question="查看完整号码会留痕。"
          reason={{ label: "查看理由", min: 2 }}
          sending={look.sending}
          onConfirm={(reason) => look.send({ params: { id: asset.id, leaseId: lease.id }, body: { reason } })}
        >
          查看
        </ConfirmButton>
      )}
      <ProblemNote problem={look.problem} />
    </>
  );
}
