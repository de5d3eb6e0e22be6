import { type ComponentType, lazy, type LazyExoticComponent, Suspense } from "react";
import { Card, Empty, Waiting } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { type HomeCard, homeCards } from "./home-cards.ts";

const cards = new Map<HomeCard, LazyExoticComponent<ComponentType>>(
  homeCards.map((one) => [one, lazy(async () => ({ default: await one.load() }))]),
);

export function HomeCards() {
  const { verbs } = useMe();
  const mine = [...cards].filter(([card]) => verbs.includes(card.verb));
  if (mine.length === 0) {
    return (
      <Card title="要您办的事">
        <Empty>目前没有等您办理的事项。日常工作可以从“您可以办理”进入。</Empty>
      </Card>
    );
  }
  return (
    <>
      {mine.map(([card, View]) => (
        <Suspense key={card.name} fallback={<Waiting />}>
          <View />
        </Suspense>
      ))}
    </>
  );
}
