import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useSearchParams } from "wouter";
import { counties as countyRoutes } from "#contract/registry.ts";
import { useApi } from "../api/use-api.ts";

/** For an office that sees more than one county; the choice stands in the address. */
export function CountyFilter() {
  const [params, setParams] = useSearchParams();
  const { data: counties = [] } = useQuery(useApi().query(countyRoutes.list, {}));
  if (counties.length < 2) return null;
  const choose = (countyId?: string) =>
    setParams(
      (before) => {
        if (countyId) before.set("countyId", countyId);
        else before.delete("countyId");
        return before;
      },
      { replace: true },
    );
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      <span className="filter">
        县（市、区）
        <Select
          aria-label="县（市、区）"
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder="全部"
          value={params.get("countyId")}
          options={counties.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={choose}
          style={{ minWidth: 160 }}
        />
      </span>
    </div>
  );
}
