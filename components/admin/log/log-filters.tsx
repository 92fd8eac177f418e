import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link";
import type { LogField } from "@/lib/admin-log/schema";
import type { EventType } from "@/lib/audit/catalogue";
import type { Messages } from "@/lib/messages";

type Words = Messages["adminLog"];

export type LogFiltersProps = {
  /** Where the form leads, which is where it stands. */
  page: string;
  typed: Partial<Record<LogField, string>>;
  problems: Partial<Record<LogField, string>>;
  types: { group: keyof Words["filters"]["groups"]; types: EventType[] }[];
  words: Words;
  events: Messages["adminEvents"];
};

/** What has its choices above the form. */
const asChips = ["outcome", "period"] as const;

/** A form that only asks: what is typed becomes the page's address, which can be shared. */
export function LogFilters({ page, typed, problems, types, words, events }: LogFiltersProps) {
  const { filters } = words;
  const props = (name: LogField) => {
    const code = problems[name];
    return {
      name,
      value: typed[name],
      error: code && new Map(Object.entries(words.problems)).get(code),
    };
  };
  return (
    <details
      open={Object.keys(typed).some((name) => !asChips.some((chip) => chip === name))}
      className="group rounded-panel border border-line bg-surface-raised px-4 sm:px-6"
    >
      <summary className="flex min-h-11 items-center gap-2 text-14 font-strong">
        {filters.title}
        <Icon name="next" className="ml-auto transition-transform group-open:rotate-90" />
      </summary>
      <form action={page} className="space-y-4 pt-2 pb-5">
        {asChips.map(
          (name) =>
            typed[name] && <input key={name} type="hidden" name={name} value={typed[name]} />,
        )}
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          <FilterField {...props("actor")} label={filters.actor} hint={filters.personHint} />
          <FilterField {...props("subject")} label={filters.subject} hint={filters.personHint} />
          <FilterField {...props("address")} label={filters.address} hint={filters.addressHint} />
          <Labelled {...props("type")} label={filters.type}>
            {(own) => (
              <select {...own} defaultValue={typed.type ?? ""} className={inputClass}>
                <option value="">{filters.anyType}</option>
                {types.map(({ group, types: ofGroup }) => (
                  <optgroup key={group} label={filters.groups[group]}>
                    <option value={group}>
                      {filters.groups[group]}: {filters.wholeGroup}
                    </option>
                    {ofGroup.map((type) => (
                      <option key={type} value={type}>
                        {events[type]}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            )}
          </Labelled>
          <FilterField
            {...props("from")}
            label={filters.from}
            type="datetime-local"
            hint={filters.minuteHint}
          />
          <FilterField
            {...props("to")}
            label={filters.to}
            type="datetime-local"
            hint={filters.minuteHint}
          />
          <FilterField {...props("request")} label={filters.request} hint={filters.requestHint} />
        </div>
        <div className="flex flex-wrap gap-3">
          <Button size="small">{filters.show}</Button>
          <LinkButton href={page} tone="quiet" size="small">
            {filters.clear}
          </LinkButton>
        </div>
      </form>
    </details>
  );
}

type OwnProps = {
  id: string;
  name: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
};

type LabelledProps = {
  name: LogField;
  label: string;
  hint?: string;
  error?: string;
  children: (own: OwnProps) => ReactNode;
};

function Labelled({ name, label, hint, error, children }: LabelledProps) {
  const id = `log-${name}`;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {children({
        id,
        name,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": described || undefined,
      })}
    </Field>
  );
}

type FilterFieldProps = Omit<LabelledProps, "children"> & {
  value?: string;
  type?: "text" | "datetime-local";
};

function FilterField({ value, type = "text", ...rest }: FilterFieldProps) {
  return (
    <Labelled {...rest}>
      {(own) => (
        <input
          {...own}
          type={type}
          defaultValue={value}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className={inputClass}
        />
      )}
    </Labelled>
  );
}
