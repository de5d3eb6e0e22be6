import { Link } from "wouter";
import { Empty, Page } from "../ui/index.ts";

export function NotFoundPage() {
  return (
    <Page title="没有这个页面">
      <Empty action={<Link href="/">回到工作台</Link>}>网址可能有误，或者您当前的岗位不能打开这个页面。</Empty>
    </Page>
  );
}
