import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Messages } from "@/lib/messages";
import { fill, plural } from "@/lib/messages/format";

type UnreadNoticesProps = {
  count: number;
  /** Where counting stops. */
  most: number;
  /** The newest notice on the page: it and all before it are what was read. */
  newestId: string;
  markRead: (data: FormData) => Promise<void>;
  words: Messages["activity"];
  locale: string;
};

export function UnreadNotices(props: UnreadNoticesProps) {
  const { count, most, newestId, markRead, words, locale } = props;
  return (
    <Notice tone="info">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p>
          {count >= most ? fill(words.unreadMany, { count }) : plural(locale, words.unread, count)}
        </p>
        <form action={markRead}>
          <input type="hidden" name="id" value={newestId} />
          <Button tone="secondary" size="small">
            {words.markRead}
          </Button>
        </form>
      </div>
    </Notice>
  );
}
