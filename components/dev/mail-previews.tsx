import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";

type MailPreviewsProps = {
  mails: { template: string; subject: string; text: string; html?: string }[];
  words: Messages["devMails"];
};

export function MailPreviews({ mails, words }: MailPreviewsProps) {
  return (
    <main id="main" className="mx-auto max-w-300 px-4 pt-10 pb-24 sm:px-6">
      <PageHeader title={words.title}>{words.intro}</PageHeader>
      <nav aria-label={words.contents} className="mb-6">
        <ul className="flex flex-wrap gap-x-4 gap-y-1 font-mono text-14">
          {mails.map(({ template }) => (
            <li key={template}>
              <a href={`#${template}`} className="text-accent underline">
                {template}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="space-y-6">
        {mails.map(({ template, subject, text, html }) => (
          <Panel key={template} id={template} title={subject} note={template}>
            <div className="grid gap-4 lg:grid-cols-2">
              <iframe
                srcDoc={html}
                sandbox=""
                title={`${words.html}: ${subject}`}
                className="h-120 w-full rounded-control border border-line"
              />
              <pre className="overflow-x-auto rounded-control border border-line bg-surface-sunken p-4 font-mono text-14 whitespace-pre-wrap">
                {text}
              </pre>
            </div>
          </Panel>
        ))}
      </div>
    </main>
  );
}
