import { useQueryClient } from "@tanstack/react-query";
import { Dropdown, type MenuProps, Modal } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { auth, type Me } from "#contract/auth.ts";
import { keyOf, useApi } from "../api/use-api.ts";
import { useWrite } from "../api/use-write.ts";
import { AppearanceForm, ProblemNote, toast } from "../ui/index.ts";
import { officeWords } from "./role-words.ts";

export function OfficeMenu({ me }: { me: Me }) {
  const [looking, setLooking] = useState(false);
  const [, navigate] = useLocation();
  const { switchTo, leave, leaveEverywhere, problem } = useOfficeWrites();
  const pick: NonNullable<MenuProps["onClick"]> = ({ key }) => {
    const acts: Record<string, () => void> = {
      password: () => navigate("/account/password"),
      look: () => setLooking(true),
      about: () => navigate("/about"),
      leave,
      leaveEverywhere,
    };
    (acts[key] ?? (() => switchTo(key)))();
  };
  return (
    <>
      <Dropdown trigger={["click"]} menu={{ items: itemsFor(me), onClick: pick, selectedKeys: [me.office.grantId] }}>
        <button type="button" className="top-office">
          <span className="top-office-place">{me.office.place} · </span>
          {me.name} <span aria-hidden="true">▾</span>
        </button>
      </Dropdown>
      <Modal title="显示设置" open={looking} footer={null} onCancel={() => setLooking(false)}>
        <AppearanceForm />
      </Modal>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}

function itemsFor(me: Me): MenuProps["items"] {
  const own = [
    { key: "look", label: "显示设置" },
    { type: "divider" as const },
    { key: "leave", label: "退出" },
    { key: "leaveEverywhere", label: "在所有设备上退出" },
  ];
  if (me.mustChangePassword) return own;
  const offices = me.offices.map((one) => ({ key: one.grantId, label: officeWords(one) }));
  const more = [
    { key: "password", label: "修改密码" },
    { key: "about", label: "使用规范" },
  ];
  if (offices.length < 2) return [...more, ...own];
  return [{ type: "group", label: "切换岗位", children: offices }, { type: "divider" }, ...more, ...own];
}

function useOfficeWrites() {
  const client = useQueryClient();
  const { query } = useApi();
  const [, navigate] = useLocation();
  const away = { onDone: () => signedOut() };
  const signedOut = () => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keyOf(auth.state)[0] });
    navigate("/sign-in");
  };
  const change = useWrite(auth.switchOffice, {
    onDone: (me) => {
      // Nothing seen in the former office may stay on the screen of the new one.
      navigate("/");
      client.removeQueries({
        predicate: ({ queryKey }) => ![auth.state.path, auth.me.path].includes(queryKey[0] as never),
      });
      client.setQueryData(query(auth.me, {}).queryKey, me);
      toast(`已切换到${me.office.place}岗位。`);
    },
  });
  const out = useWrite(auth.signOut, away);
  const outEverywhere = useWrite(auth.signOutEverywhere, away);
  return {
    switchTo: (grantId: string) => change.send({ body: { grantId } }),
    leave: () => out.send({}),
    leaveEverywhere: () => outEverywhere.send({}),
    problem: change.problem ?? out.problem ?? outEverywhere.problem,
  };
}
