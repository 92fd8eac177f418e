import { escapeHtml as html } from "@/lib/messages/html";

type Content = {
  locale: string;
  subject: string;
  paragraphs: string[];
  button?: { label: string; href: string };
  /** The way out for who did not do this. */
  notMe?: { why: string; label: string; href: string };
  code?: { label: string; value: string };
  closing: string;
};

/** The product's colours as mail programs know them: they read neither OKLCH nor variables. */
const colour = {
  ink: "#1f2423",
  muted: "#5c6563",
  line: "#dedbd5",
  page: "#f6f5f2",
  accent: "#0f5f5c",
};
const font = "font-family:Geist,Inter,'Helvetica Neue',Arial,sans-serif";
const mono = "font-family:'Geist Mono',Menlo,Consolas,monospace";

const paragraph = (text: string, style: string) =>
  `<p style="margin:0 0 16px;font-size:16px;line-height:24px;${style}">${html(text)}</p>`;

/** One message, one button, readable as plain text, nothing that must load. */
export function layOut(content: Content): { text: string; html: string } {
  const { subject, paragraphs, button, notMe, code, closing } = content;
  const text = [
    ...paragraphs,
    button && `${button.label}:\n${button.href}`,
    code && `${code.label}\n${code.value}`,
    notMe && `${notMe.why} ${notMe.label}:\n${notMe.href}`,
    closing,
    "Sallyport",
  ]
    .filter(Boolean)
    .join("\n\n");

  const body = [
    ...paragraphs.map((line) => paragraph(line, `color:${colour.ink}`)),
    button &&
      `<p style="margin:24px 0"><a href="${html(button.href)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${colour.accent};color:#ffffff;font-size:16px;font-weight:550;text-decoration:none">${html(button.label)}</a></p>`,
    code &&
      `${paragraph(code.label, `color:${colour.ink}`)}<p style="margin:0 0 24px;font-size:25px;letter-spacing:4px;${mono};color:${colour.ink}">${html(code.value)}</p>`,
    notMe &&
      paragraph(notMe.why, `color:${colour.ink}`).replace(
        /<\/p>$/,
        ` <a href="${html(notMe.href)}" style="color:${colour.accent};font-weight:550">${html(notMe.label)}</a></p>`,
      ),
    `<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid ${colour.line};font-size:14px;line-height:20px;color:${colour.muted}">${html(closing)}</p>`,
  ]
    .filter(Boolean)
    .join("");

  return {
    text: `${text}\n`,
    html: `<!doctype html><html lang="${content.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${html(subject)}</title></head><body style="margin:0;background:${colour.page};${font}"><div style="max-width:560px;margin:0 auto;padding:40px 16px"><p style="margin:0 0 24px;font-size:16px;font-weight:550;color:${colour.accent}">Sallyport</p><div style="background:#ffffff;border:1px solid ${colour.line};border-radius:12px;padding:24px">${body}</div></div></body></html>`,
  };
}
