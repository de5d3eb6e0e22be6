import { Drawer, Tabs } from "antd";
import { useState } from "react";
import { bulletins } from "#contract/bulletins.ts";
import { useApi } from "../../api/use-api.ts";
import { FigureDetail } from "../composer/FigureDetail.tsx";
import type { Bulletin, Words } from "./bulletin-types.ts";
import { DifferencePanel } from "./DifferencePanel.tsx";
import { Paper } from "./Paper.tsx";

interface PaperSideProps {
  readonly bulletin: Bulletin;
  readonly words: Words;
}

/** The document as it will be printed, and what it says differently from the last one. */
export function PaperSide({ bulletin, words }: PaperSideProps) {
  const [open, setOpen] = useState<string | null>(null);
  const { query } = useApi();
  const { id } = bulletin;
  const ask = (paging: object) => query(bulletins.figure, { params: { id }, query: { token: open!, ...paging } });
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
            label: bulletin.corrects ? "与所更正的差异" : "与上一份的差异",
            children: <DifferencePanel bulletin={bulletin} />,
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
        {open !== null && <FigureDetail ask={ask} />}
      </Drawer>
    </div>
  );
}
