import { Drawer, Tabs } from "antd";
import { useState } from "react";
import type { Bulletin, Words } from "./bulletin-types.ts";
import { DifferencePanel } from "./DifferencePanel.tsx";
import { FigureDetail } from "./FigureDetail.tsx";
import { Paper } from "./Paper.tsx";

interface PaperSideProps {
  readonly bulletin: Bulletin;
  readonly words: Words;
}

/** The document as it will be printed, and what it says differently from the last one. */
export function PaperSide({ bulletin, words }: PaperSideProps) {
  const [open, setOpen] = useState<string | null>(null);
  const opened = bulletin.values.find(({ key }) => key === open);
  return (
    <div className="paper-side">
      <Tabs
        items={[
          {
            key: "paper",
            label: bulletin.frozen ? "正文" : "预览",
            children: <Paper bulletin={bulletin} words={words} onOpen={setOpen} />,
          },
          {
            key: "difference",
            label: "与上一份的差异",
            children: <DifferencePanel id={bulletin.id} values={bulletin.values} />,
          },
        ]}
      />
      <Drawer
        title={opened?.name ?? "数字来源"}
        open={open !== null}
        size={680}
        destroyOnHidden
        onClose={() => setOpen(null)}
      >
        {open !== null && <FigureDetail id={bulletin.id} token={open} />}
      </Drawer>
    </div>
  );
}
