import { Notice } from "./notice";

type PageNoticeProps = {
  /** What the address says came of the last press. */
  notice: string | undefined;
  done: Record<string, string>;
  failures: Record<string, string>;
};

/** The answer to a button that brought the person back to its page. Unknown words say nothing. */
export function PageNotice({ notice = "", done, failures }: PageNoticeProps) {
  if (Object.hasOwn(done, notice)) {
    return (
      <Notice tone="good" announce>
        {done[notice]}
      </Notice>
    );
  }
  if (Object.hasOwn(failures, notice)) {
    return (
      <Notice tone="bad" announce>
        {failures[notice]}
      </Notice>
    );
  }
  return null;
}
