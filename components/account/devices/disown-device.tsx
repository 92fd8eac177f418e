import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { Messages } from "@/lib/messages";

type DisownDeviceProps = {
  id: string;
  action: (data: FormData) => Promise<void>;
  labelledBy: string;
  words: Messages["devices"]["disown"];
};

/** Says what will go before the one press that does it. */
export function DisownDevice({ id, action, labelledBy, words }: DisownDeviceProps) {
  return (
    <Disclosure label={words.open} describedBy={labelledBy}>
      <p className="text-14">{words.why}</p>
      <ul className="my-2 list-disc pl-6 text-14 marker:text-ink-muted">
        {words.what.map((thing) => (
          <li key={thing}>{thing}</li>
        ))}
      </ul>
      <p className="mb-4 text-14">{words.next}</p>
      <form action={action}>
        <input type="hidden" name="id" value={id} />
        <Button tone="danger" size="small" aria-describedby={labelledBy}>
          {words.submit}
        </Button>
      </form>
    </Disclosure>
  );
}
